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
 * <p>The confirmed form of a record is what is stored, unless a waiting change touched it: then it is in the shadow. Of the
 * waiting changes only those are laid anew that the page can concern, so a page costs what it and they hold, not what waits.
 */
public final class Rebasing {
    private final Map<Key, Optional<Row>> shaded;
    private final long versionOffset;
    private final Workspace confirmed;
    private final Workspace shown;
    private final Map<UUID, Changeset> pending = new LinkedHashMap<>();
    private final List<Shown> entries = new ArrayList<>();
    private final Map<UUID, Conflict> conflicts = new LinkedHashMap<>();
    private final Set<Key> stale = new LinkedHashSet<>();
    private final Set<UUID> back = new LinkedHashSet<>();
    private final Reach reach;
    private long digest;

    /**
     * One entry of the hub's log that changed what people see.
     *
     * @param rows the records as they are shown after it; of some only the time of a change is another one, which no effect tells
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
     * @param provisional clashes that are to be expected of what waits, and the hub's that a decision which waits is about
     * @param judged the changes whose expected clashes are told here, or that have come back; null for all
     * @param stuck waiting changes that were laid anew and cannot be shown at present
     * @param digest of everything confirmed
     */
    public record Result(
            List<Shown> entries,
            Shown rebase,
            List<Key> removed,
            Map<Key, Optional<Row>> shadow,
            List<Conflict> conflicts,
            List<Conflict> provisional,
            @Nullable Set<UUID> judged,
            Set<UUID> stuck,
            long digest) {}

    /**
     * Begins from what is stored, without the clashes that were only expected.
     *
     * @param shadow the confirmed form of the records that waiting changes touch
     * @param waiting the waiting changes in the order they were made
     * @param digest of everything confirmed so far
     */
    public Rebasing(
            View stored, Map<Key, Optional<Row>> shadow, List<Changeset> waiting, long digest, long versionOffset) {
        this(stored, shadow, waiting, digest, versionOffset, true);
    }

    /** {@code withHolders} is whether a nested record stands for what holds it, too; only tests say that it does not. */
    Rebasing(
            View stored,
            Map<Key, Optional<Row>> shadow,
            List<Changeset> waiting,
            long digest,
            long versionOffset,
            boolean withHolders) {
        this.versionOffset = versionOffset;
        this.digest = digest;
        shaded = Map.copyOf(shadow);
        confirmed = new Workspace(stored);
        shown = new Workspace(stored);
        shadow.forEach((key, row) -> row.ifPresentOrElse(confirmed::put, () -> confirmed.remove(key)));
        waiting.forEach(set -> pending.put(set.id(), set));
        reach = new Reach(confirmed, waiting, withHolders);
    }

    /**
     * Takes over one entry of the hub's log.
     *
     * @param set what its author asked for
     * @param echoOf which of the waiting changes it is, or null
     */
    public void follow(Change entry, Changeset set, @Nullable UUID echoOf) {
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
        for (Conflict conflict : entry.conflicts()) {
            conflicts.put(conflict.id(), conflict);
            confirmed.put(conflict); // what waits is laid over it, too
        }
        if (echoOf != null) {
            pending.remove(echoOf);
            back.add(echoOf);
        }
        reach.touch(set);
        entry.effects().forEach(effect -> reach.touch(effect.key()));
        entry.conflicts().forEach(reach::touch);
        show(entry, before);
    }

    private void show(Change entry, Map<Key, @Nullable Row> before) {
        before.keySet().removeIf(shaded::containsKey);
        Tally tally = new Tally(confirmed, entry.at(), entry.by().id(), versionOffset).over(before);
        List<Effect> effects = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (Effect effect : tally.effects()) {
            if (shaded.containsKey(effect.key())) {
                stale.add(effect.key());
            } else {
                effects.add(effect);
            }
        }
        for (Row row : tally.rows()) {
            if (!shaded.containsKey(row.key())) {
                rows.add(row);
                confirmed.put(row);
                shown.put(row);
            }
        }
        if (!effects.isEmpty() || !entry.conflicts().isEmpty()) {
            entries.add(new Shown(entry, effects, rows));
        }
    }

    /**
     * Lays what the followed entries can concern of what still waits over what is confirmed now. Good where what is shown
     * was what is confirmed with all that waits over it. {@code rebase} names the entry that tells what that changes.
     */
    public Result finish(Change rebase) {
        Set<Key> reached = reach.of(pending.values(), shaded.keySet());
        List<Changeset> concerned = pending.values().stream()
                .filter(set ->
                        !set.resolves().isEmpty() || set.patches().stream().anyMatch(p -> reached.contains(p.key())))
                .toList();
        concerned.forEach(set -> back.add(set.id()));
        Map<Key, Optional<Row>> kept = new LinkedHashMap<>(shaded);
        Set<Key> keys = new LinkedHashSet<>();
        for (Key key : reached) {
            if (kept.remove(key) != null) {
                keys.add(key);
            }
        }
        return lay(concerned, keys, kept, back, rebase);
    }

    /** The same with all that waits, whatever is shown. */
    public Result finishWhole(Change rebase) {
        return lay(
                List.copyOf(pending.values()),
                new LinkedHashSet<>(shaded.keySet()),
                new LinkedHashMap<>(),
                null,
                rebase);
    }

    private Result lay(
            List<Changeset> concerned,
            Set<Key> keys,
            Map<Key, Optional<Row>> shadow,
            @Nullable Set<UUID> judged,
            Change rebase) {
        Workspace visible = new Workspace(confirmed);
        Set<UUID> stuck = new LinkedHashSet<>();
        for (Changeset set : concerned) {
            if (!replay(set, visible)) {
                stuck.add(set.id());
            }
        }
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
                visible.raised().stream().filter(this::isOurs).toList(),
                judged,
                stuck,
                digest);
    }

    /** Whether this server has to say something of a conflict that the hub has not said. */
    private boolean isOurs(Conflict conflict) {
        Conflict known = confirmed.conflict(conflict.id());
        return known == null || (known.resolvedBy() == null && conflict.resolvedBy() != null);
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
            visible.put(Vetting.kept(waiting, refused.get()));
            return false;
        }
        Trial trial = Trial.waiting(set, visible);
        Accepting.take(trial, set.patches());
        Accepting.resolve(trial);
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
