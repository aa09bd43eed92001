package dev.roadcase.export;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** A file to be imported, of one kind; it is landed once to look and once more to write, and must do the same both times. */
interface Incoming {
    /** What the report calls it. */
    String kind();

    /** The shows it is about, known after a landing. */
    List<UUID> productions();

    /** Reads the file to its end and hands over every record in it. */
    void land(Landing landing) throws IOException;
}
