package dev.roadcase.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Who is connected and what they look at. Each event stream is a device, and the devices of one person count as one person.
 * Changes are gathered for half a second, and longer the more streams there are, so that a crowd that comes back after a
 * cut costs one event and not a thousand.
 */
final class Presence {
    /** More than that is a crowd; the others are counted. */
    static final int MOST = 100;

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PAUSE_PER_STREAM = Duration.ofMillis(10);

    private final Supplier<Collection<EventStream>> open;
    private final Supplier<Map<String, String>> names;
    private final AtomicBoolean due = new AtomicBoolean();

    /** @param names what the devices of the roster are called, by session */
    Presence(Supplier<Collection<EventStream>> open, Supplier<Map<String, String>> names) {
        this.open = open;
        this.names = names;
    }

    /** Somebody came, went, or looks at something else. */
    void changed() {
        if (due.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::tellSoon);
        }
    }

    private void tellSoon() {
        try {
            Thread.sleep(PAUSE.plus(PAUSE_PER_STREAM.multipliedBy(open.get().size())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        due.set(false);
        String data = Json.write(json());
        open.get().forEach(stream -> stream.tellPresence(data));
    }

    /** Everybody there is now. */
    ObjectNode json() {
        List<Watcher> all = watchers();
        Map<String, String> called = names.get();
        ObjectNode json = Json.MAPPER.createObjectNode();
        ArrayNode devices = json.putArray("devices");
        all.stream().limit(MOST).forEach(w -> devices.add(device(w, called)));
        json.put("more", Math.max(0, all.size() - MOST));
        ArrayNode people = json.putArray("people");
        byPerson(all).values().stream().limit(MOST).forEach(own -> people.add(person(own)));
        return json;
    }

    /** A tab whose old stream has not ended yet counts once. */
    private List<Watcher> watchers() {
        Map<String, Watcher> byTab = new LinkedHashMap<>();
        for (EventStream stream : open.get()) {
            Watcher watcher = stream.watcher();
            byTab.put(watcher.caller().actor().id() + " " + watcher.tab(), watcher);
        }
        List<Watcher> all = new ArrayList<>(byTab.values());
        all.sort(Comparator.comparing((Watcher w) -> w.caller().actor().name()).thenComparing(Watcher::tab));
        return all;
    }

    private static Map<UUID, List<Watcher>> byPerson(List<Watcher> all) {
        return all.stream()
                .collect(Collectors.groupingBy(w -> w.caller().actor().id(), LinkedHashMap::new, Collectors.toList()));
    }

    private static ObjectNode device(Watcher watcher, Map<String, String> called) {
        Caller caller = watcher.caller();
        Watcher.View view = watcher.view();
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("tab", watcher.tab());
        json.put("device", caller.session());
        json.put("person", caller.actor().id().toString());
        json.put("name", called.getOrDefault(caller.session(), caller.actor().name()));
        json.put("role", caller.level().wire());
        json.put(
                "production",
                view.production() == null ? null : view.production().toString());
        json.put("page", view.page());
        return json.put("record", view.entry() == null ? null : view.entry().toString());
    }

    private static ObjectNode person(List<Watcher> own) {
        Caller caller = own.getFirst().caller();
        return Json.MAPPER
                .createObjectNode()
                .put("id", caller.actor().id().toString())
                .put("name", caller.actor().name())
                .put("role", caller.level().wire())
                .put("devices", own.size());
    }
}
