package dev.roadcase.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;

/** What an admin can see of a server without a terminal. */
public interface Admin {
    /** What the doctor found: {@code check}, {@code state} (ok, note, trouble), {@code detail}, {@code remedy}. */
    ArrayNode findings();

    /**
     * The newest lines of the log, the last one first, without secrets.
     *
     * @param level the least that is told: error, warn, info or debug
     */
    ObjectNode log(String level, String words, int limit);

    /** Writes logs, configuration and health, without secrets, as one ZIP. */
    void supportBundle(OutputStream out) throws IOException;
}
