package dev.roadcase.sync;

import java.util.UUID;

/**
 * A show the hub has for this edge.
 *
 * @param packed whether it is here already
 */
public record Offer(UUID id, String name, boolean packed) {}
