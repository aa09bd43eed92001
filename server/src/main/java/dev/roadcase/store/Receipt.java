package dev.roadcase.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answer to a request that carried an Idempotency-Key, kept for a day so that a repeat gets the same. */
public record Receipt(
        UUID actor,
        String key,
        String requestHash,
        int status,
        @Nullable String etag,
        @Nullable String location,
        @Nullable String body) {
    /** Larger answers keep only their location. */
    public static final int MAX_BODY = 64 * 1024;
}
