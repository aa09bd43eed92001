package dev.roadcase.http;

import dev.roadcase.model.Actor;

/** Who sends a request, and what they may do. */
public record Caller(Actor actor, Level level) {}
