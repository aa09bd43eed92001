package dev.roadcase.model;

import java.util.List;
import java.util.UUID;

/** Why the store did not do what was asked; nothing was written. */
public abstract sealed class Refusal extends RoadcaseException {
    private int index = -1;

    Refusal(String message) {
        super(message);
    }

    /** Which of several writes was refused, from 0; -1 when there was one. */
    public int index() {
        return index;
    }

    /** The same refusal, telling which write it was. */
    public Refusal at(int place) {
        index = place;
        return this;
    }

    /** There is no such record. */
    public static final class NotFound extends Refusal {
        public NotFound(EntityType<?> type) {
            super("There is no such " + type.word() + ". It may belong to a show that is not on this server.");
        }

        public NotFound(String message) {
            super(message);
        }
    }

    /** The record was deleted; it can be restored. */
    public static final class Gone extends Refusal {
        public Gone(EntityType<?> type) {
            super("This " + type.word() + " was deleted. Restore it to go on working with it.");
        }

        public Gone(String message) {
            super(message);
        }
    }

    /** Somebody else changed the same things since. */
    public static final class Conflict extends Refusal {
        private final transient Row current;
        private final transient List<Row> nested;
        private final long clientVersion;
        private final transient List<Clash> clashes;

        public Conflict(Row current, List<Row> nested, long clientVersion, List<Clash> clashes) {
            super("Somebody changed this " + current.type().word() + " since you opened it. Look at both and decide.");
            this.current = current;
            this.nested = List.copyOf(nested);
            this.clientVersion = clientVersion;
            this.clashes = List.copyOf(clashes);
        }

        public Row current() {
            return current;
        }

        /** The live nested records of {@link #current}, all levels. */
        public List<Row> nested() {
            return nested;
        }

        public long clientVersion() {
            return clientVersion;
        }

        public List<Clash> clashes() {
            return clashes;
        }
    }

    /** The id is taken by a record with other content. */
    public static final class AlreadyExists extends Refusal {
        private final UUID id;

        public AlreadyExists(EntityType<?> type, UUID id) {
            super("A " + type.word() + " with this id exists already and holds something else. Nothing was changed.");
            this.id = id;
        }

        public UUID id() {
            return id;
        }
    }

    /** The base is newer than the record: the client talked to another server, or this one was restored. */
    public static final class FutureBase extends Refusal {
        private final long currentVersion;

        public FutureBase(long currentVersion) {
            super("Your copy is newer than the server's (version " + currentVersion + "). Load it again.");
            this.currentVersion = currentVersion;
        }

        public long currentVersion() {
            return currentVersion;
        }
    }

    /** What was to be undone has been changed again. */
    public static final class UndoBlocked extends Refusal {
        private final transient List<Change> later;

        public UndoBlocked(List<Change> later) {
            super("It was changed again since; undo the later changes first, or edit it by hand.");
            this.later = List.copyOf(later);
        }

        public List<Change> later() {
            return later;
        }
    }

    /** The show is locked to another server. */
    public static final class Locked extends Refusal {
        private final transient Lock lock;

        public Locked(Lock lock) {
            super("This show is locked to the server \"" + lock.name() + "\" by "
                    + lock.by().name()
                    + ". Work there, have it unlocked there, or let an admin break the lock: roadcase unlock --force.");
            this.lock = lock;
        }

        public Lock lock() {
            return lock;
        }
    }

    /** A changeset that would be too large to travel. */
    public static final class TooLarge extends Refusal {
        public TooLarge() {
            super("This is more than 4 MiB in one change. Send it in smaller parts.");
        }
    }
}
