package dev.roadcase.access;

import dev.roadcase.access.RosterBook.Kept;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The devices that were seen, each by its session, until that runs out. Safe for many threads; noting a known device costs a
 * lookup. A new one is kept at once and the time of a known one every ten minutes, both behind the request's back.
 */
final class Roster {
    /** A crew, its spare phones, and then some; beyond it whoever was seen longest ago goes. */
    static final int MOST = 1_024;

    /** A console sends something at least every few minutes. */
    static final Duration STALE = Duration.ofMinutes(10);

    private static final Logger log = LoggerFactory.getLogger(Roster.class);

    /** @param keptAt which time of it is kept */
    private record Seen(Kept kept, Instant keptAt) {}

    private final InstantSource clock;
    private final RosterBook book;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    private final Predicate<String> isOver;
    private final AtomicLong heard = new AtomicLong(System.nanoTime());

    /** @param isOver which sessions were ended before their time */
    Roster(InstantSource clock, RosterBook book, Predicate<String> isOver) {
        this.clock = clock;
        this.book = book;
        this.isOver = isOver;
        hear();
    }

    /** Takes over what is kept and newer than what is known here: another process may have seen the device. */
    private void hear() {
        Instant now = clock.instant();
        for (Kept kept : book.all()) {
            String id = kept.session().tokenId();
            if (kept.session().expiresAt().isAfter(now) && !isOver.test(id)) {
                seen.merge(
                        id,
                        new Seen(kept, kept.seenAt()),
                        (own, other) -> own.kept.seenAt().isBefore(other.kept.seenAt()) ? other : own);
            } else {
                later(() -> book.remove(id));
            }
        }
    }

    /** Once in a while, and not when the database does not answer. */
    private void hearNews() {
        long now = System.nanoTime();
        long last = heard.get();
        if (now - last >= Revoked.FRESH.toNanos() && heard.compareAndSet(last, now)) {
            try {
                hear();
            } catch (RuntimeException e) {
                log.debug("The roster could not be read {}", e.getMessage());
            }
        }
        seen.keySet().removeIf(isOver);
    }

    /** What cannot be kept now is not worth failing for. */
    private void later(Runnable work) {
        Thread.startVirtualThread(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                log.debug("The roster could not be kept {}", e.getMessage());
            }
        });
    }

    /** Notes that a device has just asked for something; true when it is new. */
    boolean note(Session session, String address) {
        Instant now = clock.instant();
        Seen before = seen.get(session.tokenId());
        Kept kept = new Kept(
                before == null ? session : longer(session, before.kept.session()),
                before == null ? null : before.kept.label(),
                address,
                now);
        Instant keptAt = before == null ? Instant.EPOCH : before.keptAt;
        boolean due = Duration.between(keptAt, now).abs().compareTo(STALE) >= 0;
        seen.put(session.tokenId(), new Seen(kept, due ? now : keptAt));
        if (due) {
            later(() -> keep(session.tokenId()));
        }
        if (before == null && seen.size() > MOST) {
            seen.values().stream()
                    .min(Comparator.comparing(s -> s.kept.seenAt()))
                    .ifPresent(oldest -> remove(oldest.kept.session().tokenId()));
        }
        return before == null;
    }

    /** A device may still send a token from before its session was made longer. */
    private static Session longer(Session one, Session other) {
        return other.expiresAt().isAfter(one.expiresAt()) && other.role() == one.role() ? other : one;
    }

    private synchronized void keep(String id) {
        Seen now = seen.get(id);
        if (now != null) {
            book.keep(now.kept);
        }
    }

    /** Calls a device so from now on; empty when it is none of ours. */
    synchronized Optional<Device> rename(String id, String label) {
        Seen renamed = seen.computeIfPresent(id, (key, old) -> new Seen(old.kept.called(label), old.keptAt));
        if (renamed == null) {
            return Optional.empty();
        }
        book.keep(renamed.kept);
        return Optional.of(device(renamed.kept, clock.instant()));
    }

    Optional<Session> remove(String tokenId) {
        hearNews();
        Seen gone = seen.remove(tokenId);
        later(() -> forget(tokenId));
        return Optional.ofNullable(gone).map(s -> s.kept.session());
    }

    private synchronized void forget(String id) {
        if (!seen.containsKey(id)) {
            book.remove(id);
        }
    }

    /** All, the one seen last first. */
    List<Device> devices() {
        hearNews();
        Instant now = clock.instant();
        return seen.values().stream()
                .map(Seen::kept)
                .sorted(Comparator.comparing(Kept::seenAt).reversed())
                .map(kept -> device(kept, now))
                .toList();
    }

    private static Device device(Kept kept, Instant now) {
        Session session = kept.session();
        return new Device(
                session.tokenId(),
                session.actorId(),
                kept.label() == null ? session.name() : kept.label(),
                session.role(),
                kept.address(),
                kept.seenAt(),
                Duration.between(kept.seenAt(), now).compareTo(STALE) > 0,
                session.kind());
    }
}
