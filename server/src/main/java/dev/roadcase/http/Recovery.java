package dev.roadcase.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;

/** Snapshots, and going back to one. What cannot be done is thrown as a {@link Problem} with what to do instead. */
public interface Recovery {
    /** The snapshots there are and what was set aside by earlier restores, newest first. */
    ArrayNode list();

    /** Takes a snapshot, verifies it, and tells about it. */
    ObjectNode take();

    /** Opens a copy of a snapshot and reads all of it; empty when there is none of that name. */
    Optional<ObjectNode> verify(String name);

    /** Where a snapshot is; empty when there is none of that name. */
    Optional<Path> file(String name);

    /** Has the server stop, go back and start again; returns before it does. */
    void restore(Wish wish);

    /** What came of the last restore; empty when there was none. */
    Optional<ObjectNode> last();

    /**
     * What an admin asked for.
     *
     * @param backup the snapshot by name; empty to leave the data as it is and only say how it goes on
     * @param discardLater whether what others still hold of later waits for people instead of coming back
     */
    record Wish(Optional<String> backup, boolean discardLater, Caller by, String address) {}
}
