package dev.roadcase.model;

import java.time.Instant;
import java.util.UUID;

/** Which changeset wrote a value, and when its author did, in corrected time. */
public record Stamp(UUID writer, Instant at) {}
