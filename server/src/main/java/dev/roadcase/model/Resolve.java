package dev.roadcase.model;

import java.util.UUID;

/** A person's decision about a conflict, carried by the changeset that puts it into force. */
public record Resolve(UUID conflict, Resolution resolution) {}
