package dev.roadcase.http;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Admission;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request, and what they may do.
 *
 * @param session the id of the session, which is that of the device on the roster; empty when there is none
 * @param admission what the credential of an edge says it was let in for; null when it does not say, and for others
 */
public record Caller(
        Actor actor, Level level, String session, @Nullable Admission admission) {}
