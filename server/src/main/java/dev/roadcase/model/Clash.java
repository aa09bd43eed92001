package dev.roadcase.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One field that two people changed without seeing each other; values are in wire form or null. */
public record Clash(
        String field,
        String group,
        com.fasterxml.jackson.databind.JsonNode base,
        com.fasterxml.jackson.databind.JsonNode yours,
        com.fasterxml.jackson.databind.JsonNode theirs,
        @Nullable Actor by,
        @Nullable Instant at) {}
