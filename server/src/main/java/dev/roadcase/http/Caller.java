package dev.roadcase.http;

import dev.roadcase.model.Actor;

/**
 * Who sends a request, and what they may do.
 *
 * @param session the id of the session, which is that of the device on the roster; empty when there is none
 */
public record Caller(Actor actor, Level level, String session) {}
