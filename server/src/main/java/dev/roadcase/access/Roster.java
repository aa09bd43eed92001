package dev.roadcase.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The devices that were seen since the server started, each by its session. Safe for many threads; noting a known device
 * costs a lookup.
 */
final class Roster {
    /** A crew, its spare phones, and then some; beyond it whoever was seen longest ago goes. */
    static final int MOST = 1_024;

    /** A console sends something at least every few minutes. */
    static final Duration STALE = Duration.ofMinutes(10);

    private record Seen(Session session, String address, Instant at) {}

    private final InstantSource clock;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    Roster(InstantSource clock) {
        this.clock = clock;
    }

    /** Notes that a device has just asked for something; true when it is new. */
    boolean note(Session session, String address) {
        boolean fresh = seen.put(session.tokenId(), new Seen(session, address, clock.instant())) == null;
        if (fresh && seen.size() > MOST) {
            seen.values().stream()
                    .min(Comparator.comparing(Seen::at))
                    .ifPresent(oldest -> seen.remove(oldest.session().tokenId()));
        }
        return fresh;
    }

    Optional<Session> remove(String tokenId) {
        return Optional.ofNullable(seen.remove(tokenId)).map(Seen::session);
    }

    /** All, the one seen last first. */
    List<Device> devices() {
        Instant now = clock.instant();
        return seen.values().stream()
                .sorted(Comparator.comparing(Seen::at).reversed())
                .map(s -> new Device(
                        s.session().tokenId(),
                        s.session().actorId(),
                        s.session().name(),
                        s.session().role(),
                        s.address(),
                        s.at(),
                        Duration.between(s.at(), now).compareTo(STALE) > 0))
                .toList();
    }
}
