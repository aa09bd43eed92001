package dev.roadcase.store;

import dev.roadcase.model.RoadcaseException;
import org.jspecify.annotations.Nullable;

/** The database did not do what it was asked; the cause is for the log, never for a client. */
public class StoreException extends RoadcaseException {
    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** There is no room to write; nothing was lost, and writing works again by itself once there is. */
    public static final class Full extends StoreException {
        Full(Throwable cause) {
            super("The disk of the server is full. Free some space; then it goes on by itself.", cause);
        }
    }

    /** The store is stopping, or its database cannot be reached for now. */
    public static final class Unavailable extends StoreException {
        Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The file of the database is damaged; nothing was changed in it. */
    public static final class Damaged extends StoreException {
        Damaged(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** This database cannot do what was asked; the message says how it is done instead. */
    public static final class Unsupported extends StoreException {
        Unsupported(String message) {
            super(message, null);
        }
    }
}
