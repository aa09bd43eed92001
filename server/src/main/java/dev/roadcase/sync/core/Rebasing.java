package dev.roadcase.sync.core;

import dev.roadcase.model.Change;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.ContentHash;
import dev.roadcase.model.Effect;
import dev.roadcase.model.Key;
import dev.roadcase.model.Op;
import dev.roadcase.model.Patch;
import dev.roadcase.model.Received;
import dev.roadcase.model.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Follows the hub's log on a server whose own changes still wait. What people see is always what the hub confirmed with the
 * waiting changes laid over it; this computes both anew after a page of the log, whole or not at all.
 *
 * <p>The confirmed form of a record is what is stored, unless a waiting change touched it: then it is in the shadow.
 */
public final class Rebasing {
    private final Set<Key> shaded;
    private final long versionOffset;
    private final Workspace confirmed;
    private final Workspace shown;
    private final Map<UUID, Changeset> pending = new LinkedHashMap<>();
    private final List<Shown> entries = new ArrayList<>();
    private final Map<UUID, Conflict> conflicts = new LinkedHashMap<>();
    private final Set<Key> stale = new LinkedHashSet<>();
    private long digest;

    /**
     * One entry of the hub's log that changed what people see.
     *
     * @param rows the records as they are shown after it
     */
    public record Shown(Change entry, List<Effect> effects, List<Row> rows) {}

    /**
     * What it comes to.
     *
     * @param entries what the hub's entries changed in what people see
     * @param rebase what became visible or was taken back besides, now that the waiting changes stand on other ground
     * @param removed records that were only ever this server's and that the hub will not have
     * @param shadow the confirmed form of every record that waiting changes touch; empty where the hub has none
     * @param conflicts as the hub decided them
     * @param provisional clashes that are to be expected of what waits
     * @param stuck waiting changes that cannot be shown at present
     * @param digest of everything confirmed
     */
    public record Result(
            List<Shown> entries,
            Shown rebase,
            List<Key> removed,
            Map<Key, Optional<Row>> shadow,
            List<Conflict> conflicts,
            List<Conflict> provisional,
            Set<UUID> stuck,
            long digest) {}

    /**
     * Begins from what is stored.
     *
     * @param shadow the confirmed form of the records that waiting changes touch
     * @param waiting the waiting changes in the order they were made
     * @param digest of everything confirmed so far
     */
    public Rebasing(
            View stored, Map<Key, Optional<Row>> shadow, List<Changeset> waiting, long digest, long versionOffset) {
        this.versionOffset = versionOffset;
        this.digest = digest;
        shaded = Set.copyOf(shadow.keySet());
        confirmed = new Workspace(stored);
        shown = new Workspace(stored);
        shadow.forEach((key, row) -> row.ifPresentOrElse(confirmed::put, () -> confirmed.remove(key)));
        waiting.forEach(set -> pending.put(set.id(), set));
    }

    /**
     * Takes over one entry of the hub's log.
     *
     * @param echoOf which of the waiting changes it is, or null
     */
    public void follow(Change entry, @Nullable UUID echoOf) {
        Map<Key, @Nullable Row> before = new LinkedHashMap<>();
        Applying applying = new Applying(
                entry.scope(), entry.changeId(), entry.at(), entry.by().id());
        for (Effect effect : entry.effects()) {
            Row was = confirmed.row(effect.key());
            Row now = applying.apply(was, effect);
            if (now != null) {
                digest += ContentHash.difference(was, now);
                confirmed.put(now);
                before.putIfAbsent(effect.key(), was);
            }
        }
        entry.conflicts().forEach(c -> conflicts.put(c.id(), c));
        if (echoOf != null) {
            pending.remove(echoOf);
        }
        show(entry, before);
    }

    private void show(Change entry, Map<Key, @Nullable Row> before) {
        before.keySet().removeIf(shaded::contains);
        Tally tally = new Tally(confirmed, entry.at(), entry.by().id(), versionOffset).over(before);
        List<Effect> effects = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (Effect effect : tally.effects()) {
            if (shaded.contains(effect.key())) {
                stale.add(effect.key());
            } else {
                effects.add(effect);
            }
        }
        for (Row row : tally.rows()) {
            if (!shaded.contains(row.key())) {
                rows.add(row);
                confirmed.put(row);
                shown.put(row);
            }
        }
        if (!effects.isEmpty() || !entry.conflicts().isEmpty()) {
            entries.add(new Shown(entry, effects, rows));
        }
    }

    /** Lays what still waits over what is confirmed now. {@code rebase} names the entry that tells what that changes. */
    public Result finish(Change rebase) {
        Workspace visible = new Workspace(confirmed);
        Set<UUID> stuck = new LinkedHashSet<>();
        for (Changeset set : pending.values()) {
            if (!replay(set, visible)) {
                stuck.add(set.id());
            }
        }
        Set<Key> keys = new LinkedHashSet<>(shaded);
        Map<Key, Optional<Row>> shadow = new LinkedHashMap<>();
        for (Row row : visible.changed()) {
            keys.add(row.key());
            shadow.put(row.key(), Optional.ofNullable(confirmed.row(row.key())));
        }
        List<Key> removed = new ArrayList<>();
        List<Effect> effects = new ArrayList<>();
        Tally tally = tally(keys, visible, removed, effects);
        effects.addAll(tally.effects());
        return new Result(
                entries,
                new Shown(rebase, effects, tally.rows()),
                removed,
                shadow,
                List.copyOf(conflicts.values()),
                List.copyOf(visible.raised()),
                stuck,
                digest);
    }

    private Tally tally(Set<Key> keys, Workspace visible, List<Key> removed, List<Effect> effects) {
        Map<Key, @Nullable Row> before = new LinkedHashMap<>();
        for (Key key : keys) {
            Row was = shown.row(key);
            Row now = visible.row(key);
            if (now != null) {
                visible.put(now.withVersion(was == null ? 0 : was.version()));
                before.put(key, was);
            } else if (was != null) {
                removed.add(key);
                effects.add(new Effect(key.type(), key.id(), Op.DELETED, was.version() + 1, Map.of(), null));
            }
        }
        return new Tally(visible, versionOffset).over(before).touching(stale);
    }

    /** Whether all of it could be shown. What the hub will only keep for a person is told and not shown. */
    private static boolean replay(Changeset set, Workspace visible) {
        Optional<String> refused = Vetting.refuses(set, visible);
        if (refused.isPresent()) {
            visible.log(set);
            Received waiting = new Received(set, null, set.at(), null);
            Vetting.quarantined(waiting, refused.get()).conflicts().forEach(visible::put);
            return false;
        }
        Trial trial = Trial.waiting(set, visible);
        Accepting.take(trial, set.patches());
        for (Patch patch : set.patches()) {
            if (patch.op() != Op.DELETED && visible.row(patch.key()) == null) {
                return false;
            }
        }
        return true;
    }

    /** What is waiting after the entries followed so far, in order. */
    public List<Changeset> pending() {
        return List.copyOf(pending.values());
    }
}
