package dev.roadcase.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.app.RouterFile.Entry;
import dev.roadcase.http.Level;
import dev.roadcase.http.LiveRouters;
import dev.roadcase.http.Problem;
import dev.roadcase.model.Actor;
import dev.roadcase.model.Connection;
import dev.roadcase.model.Device;
import dev.roadcase.model.Json;
import dev.roadcase.model.Key;
import dev.roadcase.model.Row;
import dev.roadcase.router.Followers;
import dev.roadcase.router.RouterAddress;
import dev.roadcase.router.RouterState;
import dev.roadcase.router.Setting;
import dev.roadcase.router.Status;
import dev.roadcase.store.ListQuery;
import dev.roadcase.store.Reading;
import dev.roadcase.store.Store;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the routers that people named, from start to close, and lets the API see and set them. */
final class RoutersAdapter implements LiveRouters, Service {
    private static final Logger log = LoggerFactory.getLogger(RoutersAdapter.class);

    /** More than a venue has; each costs a connection and a thread. */
    private static final int MOST = 32;

    private final boolean isHub;
    private final Store store;
    private final Followers followers;
    private final RouterFile file;
    // guarded by this
    private final Map<UUID, Entry> entries = new LinkedHashMap<>();

    RoutersAdapter(Settings settings, Store store, Followers followers) {
        isHub = settings.role().equals("hub");
        this.store = store;
        this.followers = followers;
        file = new RouterFile(settings.data());
    }

    @Override
    public String name() {
        return "routers";
    }

    @Override
    public synchronized void start() {
        entries.putAll(file.read());
        entries.forEach((device, e) ->
                RouterAddress.of(e.address(), e.port()).ifPresent(address -> followers.follow(device, address)));
    }

    @Override
    public void close() {
        followers.close();
    }

    @Override
    public void follow(UUID device, Wish wish, Level by) {
        if (isHub) {
            throw Problem.refused("not-an-edge", "A hub is not at the venue. Follow routers on the server that is.");
        }
        int port = wish.port() == null ? RouterAddress.VIDEOHUB : wish.port();
        RouterAddress address = RouterAddress.of(wish.address(), port)
                .orElseThrow(() -> Problem.refused(
                        "not-local", "A router is followed by its IP address on a private network, such as 10.0.0.5."));
        boolean unusual = address.isThisMachine() || port != RouterAddress.VIDEOHUB;
        if (unusual && !by.covers(Level.ADMIN)) {
            throw Problem.refused("admin-only", "Another port than 9990, or this server itself, takes an admin.");
        }
        keep(device, new Entry(wish.address().strip(), port, wish.canSet()));
        followers.follow(device, address);
    }

    private synchronized void keep(UUID device, Entry entry) {
        if (entries.size() >= MOST && !entries.containsKey(device)) {
            throw Problem.refused("too-many", "At most " + MOST + " routers are followed. Leave one first.");
        }
        Map<UUID, Entry> next = new LinkedHashMap<>(entries);
        next.put(device, entry);
        file.write(next);
        entries.put(device, entry);
    }

    @Override
    public void forget(UUID device) {
        synchronized (this) {
            if (entries.remove(device) == null) {
                return;
            }
            file.write(entries);
        }
        followers.forget(device);
    }

    private synchronized Map<UUID, Entry> entries() {
        return Map.copyOf(entries);
    }

    @Override
    public ArrayNode ofShow(UUID production) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        Map<UUID, Entry> known = entries();
        if (known.isEmpty()) {
            return list;
        }
        store.read(r -> {
            List<Connection> connections = connections(r, production);
            r.list(ListQuery.all(Device.TYPE, production)).stream()
                    .filter(row -> known.containsKey(row.id()))
                    .forEach(row -> json(r, row, connections).ifPresent(list::add));
            return true;
        });
        return list;
    }

    @Override
    public Optional<ObjectNode> of(UUID device) {
        if (!entries().containsKey(device)) {
            return Optional.empty();
        }
        return store.read(r -> r.row(new Key(Device.TYPE, device))
                .filter(row -> !row.deleted())
                .flatMap(row -> json(r, row, connections(r, row.scope()))));
    }

    private Optional<ObjectNode> json(Reading reading, Row row, List<Connection> connections) {
        Entry entry = entries().get(row.id());
        Status status = followers.status(row.id()).orElse(null);
        return entry == null || status == null
                ? Optional.empty()
                : Optional.of(RouterJson.of(Device.TYPE.toRecord(row, reading), connections, entry, status));
    }

    private static List<Connection> connections(Reading reading, UUID production) {
        return reading.list(ListQuery.all(Connection.TYPE, production)).stream()
                .map(row -> Connection.TYPE.toRecord(row, reading))
                .toList();
    }

    @Override
    public void set(UUID device, Change change, Actor by) {
        Entry entry = entries().get(device);
        if (entry == null || !entry.canSet()) {
            throw Problem.refused("read-only", "This router is only watched. Turn canSet on first.");
        }
        Setting setting = new Setting(change.crosspoints(), change.inputLabels(), change.outputLabels());
        RouterState state = followers.status(device).map(Status::state).orElse(null);
        Optional<String> objection = state == null ? Optional.empty() : setting.objection(state);
        objection.ifPresent(o -> {
            throw Problem.refused("cannot-set", o);
        });
        try {
            followers.set(device, setting);
            log.info("A router was set device={} by={} {}", device, by.name(), setting);
        } catch (IOException e) {
            throw Problem.refused("router", String.valueOf(e.getMessage()));
        }
    }
}
