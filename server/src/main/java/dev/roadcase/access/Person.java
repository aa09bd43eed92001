package dev.roadcase.access;

import java.util.UUID;

/** Somebody who had a session: their actor's id, name, and kind as in {@link Session}. */
public record Person(UUID id, String name, String kind) {}
