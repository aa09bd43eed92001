package dev.roadcase.export;

import java.util.List;

/** Which columns a sheet that is written has. */
public sealed interface Columns {
    /**
     * The fields of the API under their names, with {@code id} and {@code version}.
     *
     * @param names which fields; empty for all
     */
    record Fields(List<String> names) implements Columns {
        public Fields {
            names = List.copyOf(names);
        }
    }

    /** The titles crews use. */
    record Crew() implements Columns {}

    /** All fields. */
    Columns ALL = new Fields(List.of());

    /** As crews keep them. */
    Columns CREW = new Crew();
}
