package dev.roadcase.model;

import org.jspecify.annotations.Nullable;

/** The root of every failure that Roadcase raises itself; the message tells a person what happened and what to do. */
public class RoadcaseException extends RuntimeException {
    public RoadcaseException(String message) {
        super(message);
    }

    public RoadcaseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
