package dev.roadcase.testkit;

import dev.roadcase.access.AccessMode;
import dev.roadcase.app.Roadcase;
import dev.roadcase.app.Settings;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.store.StoreOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** The real server on a free port of this machine, with an admin's client. */
public final class TestRoadcase implements AutoCloseable {
    private final Roadcase roadcase;
    private final Api api;

    private TestRoadcase(Roadcase roadcase, Path data) {
        this.roadcase = roadcase;
        try {
            api = new Api(
                    roadcase.url(),
                    Files.readString(data.resolve("admin.token")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static TestRoadcase on(Path data) {
        return on(data, DatabaseUrl.sqlite(data.resolve("roadcase.db")), AccessMode.PIN, false);
    }

    public static TestRoadcase on(Path data, DatabaseUrl url, AccessMode access, boolean demo) {
        Settings settings = new Settings(data, StoreOptions.of(url), "127.0.0.1", 0, "edge", "test", access, demo, "");
        return new TestRoadcase(Roadcase.start(settings, Clock.systemUTC()), data);
    }

    /** An edge whose hub is at that address now. */
    public static TestRoadcase on(Path data, String hub) {
        return on(data, hub, Clock.systemUTC());
    }

    /** The same with a clock of its own. */
    public static TestRoadcase on(Path data, String hub, Clock clock) {
        return on(data, DatabaseUrl.sqlite(data.resolve("roadcase.db")), hub, clock);
    }

    /** The same on a database that is elsewhere. */
    public static TestRoadcase on(Path data, DatabaseUrl url, String hub, Clock clock) {
        StoreOptions store = StoreOptions.of(url);
        Settings settings = new Settings(data, store, "127.0.0.1", 0, "edge", "test", AccessMode.PIN, false, hub);
        return new TestRoadcase(Roadcase.start(settings, clock), data);
    }

    /** A hub on PostgreSQL. */
    public static TestRoadcase hub(Path data, DatabaseUrl url) {
        Settings settings =
                new Settings(data, StoreOptions.of(url), "127.0.0.1", 0, "hub", "office", AccessMode.PIN, false, "");
        return new TestRoadcase(Roadcase.start(settings, Clock.systemUTC()), data);
    }

    public Roadcase roadcase() {
        return roadcase;
    }

    /** A client with the admin's token. */
    public Api api() {
        return api;
    }

    @Override
    public void close() {
        roadcase.close();
    }
}
