package dev.roadcase.app;

import dev.roadcase.access.AccessMode;
import dev.roadcase.config.IssuerConfig;
import dev.roadcase.store.StoreOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a server needs to know to run.
 *
 * @param data the data directory
 * @param bind {@code all}, an interface or an address
 * @param port the port to listen on; 0 picks a free one
 * @param hub where the hub of this edge is now; empty for where it was when they were paired
 * @param demo whether to bring the demo show on first start
 * @param venue how it shows itself on the network
 * @param issuer who else signs people in at a hub
 * @param backups how often a changed database is copied; zero for never
 */
public record Settings(
        Path data,
        StoreOptions store,
        String bind,
        int port,
        String role,
        String name,
        AccessMode access,
        boolean demo,
        String hub,
        Venue venue,
        Optional<IssuerConfig> issuer,
        Duration backups) {
    /** A server that takes no snapshots by itself. */
    public Settings(
            Path data,
            StoreOptions store,
            String bind,
            int port,
            String role,
            String name,
            AccessMode access,
            boolean demo,
            String hub,
            Venue venue,
            Optional<IssuerConfig> issuer) {
        this(data, store, bind, port, role, name, access, demo, hub, venue, issuer, Duration.ZERO);
    }

    /** A server that signs people in by itself. */
    public Settings(
            Path data,
            StoreOptions store,
            String bind,
            int port,
            String role,
            String name,
            AccessMode access,
            boolean demo,
            String hub,
            Venue venue) {
        this(data, store, bind, port, role, name, access, demo, hub, venue, Optional.empty());
    }

    /** A server that keeps to itself: not announced, no further names. */
    public Settings(
            Path data,
            StoreOptions store,
            String bind,
            int port,
            String role,
            String name,
            AccessMode access,
            boolean demo,
            String hub) {
        this(data, store, bind, port, role, name, access, demo, hub, Venue.QUIET);
    }

    /** The same at the port that it got, where any free one would do. */
    Settings at(int got) {
        return port != 0 ? this : new Settings(data, store, bind, got, role, name, access, demo, hub, venue, issuer);
    }
}
