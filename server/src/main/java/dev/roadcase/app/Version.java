package dev.roadcase.app;

import java.util.Objects;

/** Which Roadcase this is. */
public final class Version {
    /** As in the jar's manifest; "dev" when run from classes. */
    public static final String TEXT =
            Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "dev");

    private Version() {}
}
