package dev.roadcase.router;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/** Speaks the protocol of one kind of router. */
public interface Driver {
    /** The port that routers of this kind listen on. */
    int port();

    /**
     * Connects; nothing is sent before the other end has said that it speaks the protocol.
     *
     * @throws IOException in words for people
     */
    Session connect(RouterAddress address) throws IOException;

    /** A connection to one router. {@link #next} is for one thread; the others may be called from any. */
    interface Session extends Closeable {
        /**
         * Waits until the router has told something new, and looks after the connection meanwhile.
         *
         * @throws IOException when the router is gone, in words for people
         */
        RouterState next() throws IOException;

        /**
         * Asks the router to change; returns once it has agreed. That it is so is told by {@link #next}.
         *
         * @throws IOException when it refuses, is gone or does not answer in time
         */
        void set(Setting setting, Duration patience) throws IOException;
    }
}
