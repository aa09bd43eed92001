package dev.roadcase.store;

import java.time.Instant;
import java.util.UUID;

/**
 * One attempt to bring a scope level with the hub, when something was to be done.
 *
 * @param pushed changes that were sent
 * @param pulled entries taken over from the hub's log
 * @param conflicts that came up for a person
 * @param error why it ended early; empty when it did not
 */
public record SyncRun(
        UUID scope, Instant began, Instant ended, long pushed, long pulled, int conflicts, String error) {}
