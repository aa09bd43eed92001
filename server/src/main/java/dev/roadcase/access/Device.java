package dev.roadcase.access;

import java.time.Instant;
import java.util.UUID;

/**
 * A device on the roster.
 *
 * @param id of its session; not a secret
 * @param actor who its changes are signed with; two devices of one person share it
 * @param isStale whether it has not been heard of for ten minutes
 * @param kind of its session
 */
public record Device(
        String id,
        UUID actor,
        String name,
        Role role,
        String address,
        Instant lastSeenAt,
        boolean isStale,
        String kind) {}
