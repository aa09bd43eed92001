package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;

/** What an admin can have the server do. */
public interface Admin {
    /** The snapshots there are, newest first. */
    JsonNode backups();

    /** Takes a snapshot, verifies it, and tells about it. */
    JsonNode backUp();

    /** Writes logs, configuration and health, without secrets, as one ZIP. */
    void supportBundle(OutputStream out) throws IOException;
}
