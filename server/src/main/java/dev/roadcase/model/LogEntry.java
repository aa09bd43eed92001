package dev.roadcase.model;

import java.time.Instant;
import java.util.UUID;

/**
 * One entry of a hub's log as it travels.
 *
 * @param at when the hub holds it to have been made
 * @param body what its author wrote, to the byte
 * @param effects what it did, to the byte; the log's chain is computed over both
 */
public record LogEntry(long seq, UUID id, Instant at, String body, String effects) {}
