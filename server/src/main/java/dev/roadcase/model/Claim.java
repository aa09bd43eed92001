package dev.roadcase.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One side of a clash: which changeset, whose, and when its author made it. */
public record Claim(
        UUID changeset, @Nullable Actor by, @Nullable Instant at) {}
