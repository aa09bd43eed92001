package dev.roadcase.http;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The people who sign in by name and password, as an admin manages them. What cannot be done is thrown as a problem. */
public interface Accounts {
    /**
     * Somebody who may sign in.
     *
     * @param fromHub whether the hub keeps this person, so that nothing can be changed here
     */
    record Person(UUID id, String name, Level level, boolean disabled, boolean fromHub, Instant changedAt) {}

    /** All, by name. */
    List<Person> all();

    /** Takes somebody on; refused when the name is taken. */
    Person add(String name, Level level, String password);

    /** Gives somebody another role. */
    Person role(UUID id, Level level);

    /** Lets somebody in no more, or again. */
    Person disable(UUID id, boolean off);

    /** Gives somebody another password; all their sessions end. */
    Person password(UUID id, String password);

    /** Removes somebody; their name stays in history. */
    void remove(UUID id);
}
