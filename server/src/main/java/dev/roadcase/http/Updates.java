package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;

/** Upgrades of this server from a signed file. */
public interface Updates {
    /** The longest file that is taken, in bytes. */
    long longest();

    /** Which version runs, whether it can be upgraded from here, and how the last upgrade went. */
    JsonNode status();

    /**
     * Takes the file in, looks it through and sets its installation going; a {@link Problem} says what is wrong with it.
     *
     * @param length how many bytes are announced; negative when that is not known
     */
    JsonNode take(InputStream body, long length);

    /** Ends this server so that whoever started it starts the new version; a {@link Problem} where nobody would. */
    void restart();
}
