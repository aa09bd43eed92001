package dev.roadcase.store;

import java.util.UUID;

/**
 * What a server is to others.
 *
 * @param isEdge whether there is a hub that has to hear of what is committed here
 */
record Home(UUID server, boolean isEdge) {}
