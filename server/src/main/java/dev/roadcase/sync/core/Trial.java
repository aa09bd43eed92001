package dev.roadcase.sync.core;

import dev.roadcase.model.Changeset;
import dev.roadcase.model.Claim;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.Contested;
import dev.roadcase.model.Key;
import dev.roadcase.model.Lock;
import dev.roadcase.model.Production;
import dev.roadcase.model.Received;
import dev.roadcase.model.Resolution;
import dev.roadcase.model.Row;
import dev.roadcase.model.Stamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One attempt to take a changeset in: what it does is laid over what is stored, and thrown away with it. */
final class Trial {
    private final Received in;
    private final Workspace work;
    private final Map<Key, @Nullable Row> before = new LinkedHashMap<>();
    private final boolean waiting;
    private final Rules rules;
    private boolean lost;
    private boolean merged;

    Trial(Received in, View view, Rules rules) {
        this(in, new Workspace(view), false, rules);
    }

    private Trial(Received in, Workspace work, boolean waiting, Rules rules) {
        this.rules = rules;
        this.in = in;
        this.work = work;
        this.waiting = waiting;
        work.log(in.set());
    }

    /** A change that still waits for the hub's word: until then its author sees what they did. */
    static Trial waiting(Changeset set, Workspace work) {
        return new Trial(new Received(set, null, set.at(), null), work, true, Rules.ALL);
    }

    boolean follows(Rules.Rule rule) {
        return rules.has(rule);
    }

    Rules rules() {
        return rules;
    }

    boolean isWaiting() {
        return waiting;
    }

    Received in() {
        return in;
    }

    private @Nullable Lock lock() {
        return Lock.of(work.row(new Key(Production.TYPE, in.set().scope())));
    }

    /** Whether the show is worked on at one place only. */
    boolean isLocked() {
        return lock() != null;
    }

    /** Whether this comes from that place. One that lost its lock meanwhile is like any other. */
    boolean isFromLockHolder() {
        Lock lock = lock();
        return lock != null && lock.epoch().equals(in.lock());
    }

    UUID self() {
        return in.set().id();
    }

    Workspace work() {
        return work;
    }

    /** The rows touched so far, as they were before. */
    Map<Key, @Nullable Row> before() {
        return before;
    }

    /** Some of it did not take effect. */
    void lose() {
        lost = true;
    }

    boolean isLost() {
        return lost;
    }

    /** It did not simply follow what was there. */
    void merge() {
        merged = true;
    }

    boolean isMerged() {
        return merged;
    }

    void put(Row row) {
        if (!before.containsKey(row.key())) {
            before.put(row.key(), work.row(row.key()));
        }
        work.put(row);
    }

    /** Writes a group as {@code writer}, never earlier than the one before. */
    void set(Row row, String group, Map<String, @Nullable Object> values, UUID writer, Instant at) {
        put(mine(stamped(row, group, writer, at).with(values), row.deleted()));
    }

    /** Deletes a record or brings it back. */
    void flag(Row row, boolean deleted) {
        flag(row, deleted, mine());
    }

    /** The same for somebody whose change takes effect only now. */
    void flag(Row row, boolean deleted, Claim by) {
        put(mine(stamped(row, Conflict.DELETED, by.changeset(), at(by)), deleted));
    }

    /** When it was made; where that is not known any more, now. */
    Instant at(Claim claim) {
        return Objects.requireNonNullElse(claim.at(), in.at());
    }

    private Row mine(Row row, boolean deleted) {
        return row.touched(in.at(), in.set().author().id()).flagged(deleted);
    }

    static Row stamped(Row row, String group, UUID writer, Instant at) {
        Stamp was = row.lineage().of(group);
        Stamp now = new Stamp(writer, at.isAfter(was.at()) ? at : was.at());
        return was.equals(now) ? row : row.with(row.lineage().with(group, now));
    }

    Claim mine() {
        return new Claim(self(), in.set().author(), in.at());
    }

    /** Whose the group's current values are. */
    Claim theirs(Row row, String group) {
        Stamp stamp = row.lineage().of(group);
        return new Claim(stamp.writer(), work.author(stamp.writer()), stamp.at());
    }

    /** Raises a conflict of this changeset with what is there. */
    void raise(Key key, String group, Conflict.Kind kind, Claim cloud, boolean localWins, List<Contested> parts) {
        raise(key, group, kind, cloud, localWins, parts, Resolution.PENDING);
    }

    void raise(
            Key key,
            String group,
            Conflict.Kind kind,
            Claim cloud,
            boolean localWins,
            List<Contested> parts,
            Resolution resolution) {
        UUID id = Conflict.idOf(self(), key, group);
        UUID scope = in.set().scope();
        work.put(new Conflict(
                id, scope, key, group, kind, cloud, mine(), localWins, parts, resolution, null, null, null));
    }
}
