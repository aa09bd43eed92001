package dev.roadcase.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Actor;
import dev.roadcase.model.Change;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.store.ScopeState;
import dev.roadcase.store.Store;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All clients that follow the show. */
final class Streams implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Streams.class);
    private static final int MAX_SCOPES = 20;
    private static final int MAX_ASIDES = 10_000;

    private final Store store;
    private final Gate gate;
    private final Feed feed;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Long> told = new ConcurrentHashMap<>();
    private final Presence presence;
    private final AtomicBoolean stopping = new AtomicBoolean();

    Streams(Store store, Gate gate) {
        this.store = store;
        this.gate = gate;
        presence = new Presence(() -> open, () -> names(gate));
        feed = new Feed(store);
        store.follow(this::moved);
    }

    private void moved(ScopeState state) {
        open.forEach(s -> s.moved(state));
        Long before = told.put(state.id(), state.head());
        if (!open.isEmpty()) {
            long from = before == null || before >= state.head() ? state.head() - 1 : before;
            Thread.startVirtualThread(() -> tellAsides(state.id(), from));
        }
    }

    /** Tells everybody what not only those who follow a scope want to know: new conflicts, and another list of productions. */
    private void tellAsides(UUID scope, long after) {
        boolean productions = false;
        for (Change change : store.changesAfter(scope, after, MAX_ASIDES)) {
            productions |= Feed.touchesProductions(change);
            change.conflicts().forEach(c -> tell("conflict", conflict(c)));
        }
        if (productions) {
            tell("productions", "{}");
        }
    }

    private static String conflict(Conflict conflict) {
        return Json.write(Json.MAPPER
                .createObjectNode()
                .put("id", conflict.id().toString())
                .put("production", conflict.scope().toString()));
    }

    /** Sends an event without a place in the journal to everybody. */
    void tell(String name, String data) {
        open.forEach(s -> s.tell(name, data));
    }

    private static Map<String, String> names(Gate gate) {
        return gate.devices().stream()
                .collect(Collectors.toMap(Gate.Device::id, Gate.Device::name, (one, other) -> one));
    }

    /** Ends the streams of a device that is not to see more. */
    void end(String session) {
        of(session).forEach(EventStream::close);
    }

    private List<EventStream> of(String session) {
        return open.stream()
                .filter(s -> s.watcher().caller().session().equals(session))
                .toList();
    }

    /** Whether a device follows the show now. */
    boolean isOpen(String session) {
        return !of(session).isEmpty();
    }

    /** Has a device show itself; false when it does not listen. */
    boolean identify(String session, Actor by) {
        List<EventStream> own = of(session);
        ObjectNode data = Json.MAPPER.createObjectNode().put("device", session);
        data.set("by", RecordJson.person(by));
        own.forEach(s -> s.tell("identify", Json.write(data)));
        return !own.isEmpty();
    }

    /** Who is connected and what they look at. */
    ObjectNode presence() {
        return presence.json();
    }

    /** Notes what a tab of somebody shows now; false when there is none that listens. */
    boolean look(Caller caller, String tab, Watcher.View view) {
        List<Watcher> own = open.stream()
                .map(EventStream::watcher)
                .filter(w -> w.tab().equals(tab)
                        && w.caller().actor().id().equals(caller.actor().id()))
                .toList();
        own.forEach(w -> w.look(view));
        presence.changed();
        return !own.isEmpty();
    }

    /** The roster has changed. */
    void renamed() {
        presence.changed();
    }

    int count() {
        return open.size();
    }

    void serve(Exchange x) {
        Context ctx = x.ctx();
        requireTab(x.query("tab"));
        List<Cursor> cursors = cursors(ctx);
        ctx.disableCompression();
        ctx.res().setStatus(200);
        ctx.res().setContentType("text/event-stream; charset=utf-8");
        ctx.res().setHeader("Cache-Control", "no-store");
        ctx.res().setHeader("X-Accel-Buffering", "no");
        try {
            EventStream stream =
                    new EventStream(cursors, feed, ctx.res().getOutputStream(), watcher(x, cursors), stillIn(x));
            open.add(stream);
            presence.changed();
            try {
                cursors.forEach(c -> store.head(c.scope().id()).ifPresent(c::see));
                if (!stopping.get()) {
                    stream.run();
                }
            } finally {
                open.remove(stream);
                presence.changed();
            }
        } catch (IOException e) {
            log.debug("An event client went away: {}", e.getMessage());
        }
    }

    /** Sessions end while their streams are open: they run out, people are switched off, another process throws out. */
    private BooleanSupplier stillIn(Exchange x) {
        String token = Guard.token(x.ctx());
        String address = x.ctx().ip();
        return () -> gate.caller(token, address)
                .filter(c -> c.session().equals(x.caller().session()))
                .isPresent();
    }

    private static Watcher watcher(Exchange x, List<Cursor> cursors) {
        String tab = x.query("tab");
        UUID production = cursors.stream()
                .map(c -> c.scope().id())
                .filter(id -> !id.equals(Store.LIBRARY))
                .findFirst()
                .orElse(null);
        return new Watcher(
                tab == null ? Ids.random().toString() : tab, x.caller(), new Watcher.View(production, "", null));
    }

    private static void requireTab(@Nullable String tab) {
        if (tab != null && !tab.matches("[A-Za-z0-9-]{1,64}")) {
            throw Problem.malformed("tab may have up to 64 letters, digits and dashes.");
        }
    }

    private List<Cursor> cursors(Context ctx) {
        List<String> names = names(ctx);
        String since = ctx.header("Last-Event-ID");
        if (since == null || since.isBlank()) {
            since = ctx.queryParam("since");
        }
        String[] ids = since == null ? new String[0] : since.split(",", -1);
        List<Cursor> cursors = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            ScopeState scope = scope(names.get(i));
            cursors.add(
                    since == null
                            ? Cursor.atHead(names.get(i), scope)
                            : Cursor.after(names.get(i), scope, i < ids.length ? ids[i].trim() : null, store));
        }
        return cursors;
    }

    private static List<String> names(Context ctx) {
        List<String> names = new ArrayList<>();
        for (String text : new String[] {param(ctx, "production"), param(ctx, "scope")}) {
            if (text != null) {
                names.addAll(List.of(text.split(",", -1)));
            }
        }
        if (names.size() > MAX_SCOPES) {
            throw Problem.malformed("A stream can follow at most " + MAX_SCOPES + " scopes.");
        }
        return names;
    }

    private static @Nullable String param(Context ctx, String name) {
        return ctx.queryParam(name);
    }

    private ScopeState scope(String name) {
        UUID id = name.equals("library") ? Store.LIBRARY : Ids.parse(name);
        if (id == null) {
            throw Problem.malformed("A scope is the id of a production, or library.");
        }
        return store.head(id).orElseThrow(() -> Problem.notFound("There is no such production on this server."));
    }

    /** Tells everybody goodbye and ends all streams. */
    @Override
    public void close() {
        stopping.set(true);
        tell("server", "{\"state\":\"stopping\"}");
        open.forEach(EventStream::close);
    }
}
