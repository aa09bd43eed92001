package dev.roadcase.cli;

import dev.roadcase.access.SecretException;
import dev.roadcase.config.ConfigException;
import dev.roadcase.model.RoadcaseException;
import java.util.Objects;

/** What a person is told when the program cannot do what it was asked for. */
final class Failure {
    private Failure() {}

    static String words(Exception e) {
        boolean told = e instanceof RoadcaseException
                || e instanceof ConfigException
                || e instanceof SecretException
                || e instanceof CommandFailed;
        return told
                ? Objects.requireNonNullElse(e.getMessage(), "It did not work.")
                : "It did not work (" + e + "). Please report this.";
    }
}
