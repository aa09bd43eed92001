package dev.roadcase.access;

import dev.roadcase.model.Actor;
import java.time.Instant;

/** A verified caller. */
public record Session(Actor actor, Role role, Instant expiresAt) {}
