package dev.roadcase.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where pairing codes wait, by their hash, so that a restart does not end them. Safe for many threads. */
public interface CodeBook {
    /** What a code is good for; all productions when there are none. */
    record Kept(List<UUID> productions, Instant until) {}

    void keep(String hash, List<UUID> productions, Instant until);

    /** Takes one out; only one caller ever gets it. */
    Optional<Kept> take(String hash);
}
