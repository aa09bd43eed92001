package dev.roadcase.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One field group that two changesets disagree about.
 *
 * @param base what both started from, as far as it is known
 * @param cloud what the server held
 * @param local what arrived
 */
public record Contested(
        Key key,
        String group,
        Map<String, @Nullable Object> base,
        Map<String, @Nullable Object> cloud,
        Map<String, @Nullable Object> local,
        State state) {

    /** What became of the loser. */
    public enum State {
        /** It waits, or was beaten and nothing else happened since. */
        OPEN,
        /** Its own author went on from it. */
        SUPERSEDED,
        /** Its author took it back. */
        WITHDRAWN,
        /** What looked like two ways was one: the missing link arrived. */
        LINEAR,
        /** A person decided. */
        RESOLVED
    }

    public Contested {
        base = Collections.unmodifiableMap(new LinkedHashMap<>(base));
        cloud = Collections.unmodifiableMap(new LinkedHashMap<>(cloud));
        local = Collections.unmodifiableMap(new LinkedHashMap<>(local));
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    public boolean isAbout(Key record, String of) {
        return key.equals(record) && group.equals(of);
    }

    public Contested as(State next) {
        return new Contested(key, group, base, cloud, local, next);
    }
}
