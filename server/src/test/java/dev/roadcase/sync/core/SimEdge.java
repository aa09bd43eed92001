package dev.roadcase.sync.core;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Change;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.Effect;
import dev.roadcase.model.Key;
import dev.roadcase.model.Lock;
import dev.roadcase.model.Received;
import dev.roadcase.model.Row;
import dev.roadcase.sync.core.SimHub.Logged;
import dev.roadcase.sync.core.SimSetup.Mistake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An edge in memory: what it shows, its copy of the hub's log, what waits, and the real rebase between them. */
final class SimEdge {
    MemoryView shown = new MemoryView();
    final Map<Key, Optional<Row>> shadow = new LinkedHashMap<>();
    final List<Logged> log = new ArrayList<>();
    final List<Changeset> pending = new ArrayList<>();
    /** Bodies that a snapshot replaced. */
    final List<Changeset> kept = new ArrayList<>();

    final UUID scope;
    /** Which server this is; a copied or restored one is still the same. */
    final UUID home;

    /** Whether what is confirmed has to be asked for again, because its log does not reach back far enough to tell. */
    private boolean inDoubt;

    /** Whether laying anew a part of what waits ever came to something else than laying all of it. */
    boolean shortOf;

    int offset;
    long offsetChain;
    long digest;
    long skew;
    final SimSetup setup;
    private SimInbox inbox;

    SimEdge(UUID scope, SimSetup setup) {
        this(scope, setup, new UUID(8, 1));
    }

    SimEdge(UUID scope, SimSetup setup, UUID home) {
        this.scope = scope;
        this.setup = setup;
        inbox = new SimInbox(setup);
        this.home = home;
    }

    SimEdge copy() {
        SimEdge copy = new SimEdge(scope, setup, home);
        copy.shown = shown.copy();
        copy.shadow.putAll(shadow);
        copy.log.addAll(log);
        copy.pending.addAll(pending);
        copy.inbox = inbox.copy();
        copy.kept.addAll(kept);
        copy.offset = offset;
        copy.offsetChain = offsetChain;
        copy.digest = digest;
        copy.inDoubt = inDoubt;
        copy.shortOf = shortOf;
        copy.skew = skew;
        return copy;
    }

    int cursor() {
        return offset + log.size();
    }

    long chainAt(int seq) {
        return seq == offset ? offsetChain : log.get(seq - offset - 1).chain();
    }

    boolean isOnChain(SimHub hub) {
        return cursor() <= hub.head() && chainAt(cursor()) == hub.chainAt(cursor());
    }

    /** Whether its copy of the log has every entry, in order. */
    boolean isContiguous() {
        return IntStream.range(0, log.size()).allMatch(i -> log.get(i).change().seq() == offset + i + 1L);
    }

    boolean isConfirmed(UUID id) {
        return log.stream().anyMatch(e -> e.set().id().equals(id))
                || kept.stream().anyMatch(s -> s.id().equals(id));
    }

    boolean has(UUID id) {
        return isConfirmed(id) || pending.stream().anyMatch(s -> s.id().equals(id));
    }

    /** The lock it holds, as far as it knows; null when it holds none. */
    @Nullable
    UUID lockHeld() {
        Lock lock = Lock.of(shown.row(SimAuthor.PRODUCTION));
        return lock != null && lock.holder().equals(home) ? lock.epoch() : null;
    }

    boolean isOlder() {
        return shown.isOlder;
    }

    /** Runs the program of the version before from now on. */
    void beOlder() {
        shown.isOlder = true;
    }

    /** The program is updated: what the old one did not understand is looked up. */
    void update() {
        if (!isOlder()) {
            return;
        }
        shown.isOlder = false;
        if (setup.makes(Mistake.NO_CATCHING_UP)) {
            return;
        }
        log.forEach(e -> shown.changesets.put(e.set().id(), e.set()));
        kept.forEach(s -> shown.changesets.put(s.id(), s));
        pending.forEach(s -> shown.changesets.put(s.id(), s));
        inDoubt = offset > 0;
        if (!inDoubt) {
            rebuild(log);
        }
        rebase(List.of(), shadow);
    }

    /** A changeset as this program reads it. */
    private Changeset read(Changeset set) {
        return isOlder() ? Skew.known(set) : set;
    }

    private Change read(Change change) {
        return isOlder() ? Skew.known(change) : change;
    }

    /** A change handed to this edge by a device below. */
    void take(Changeset set) {
        if (!setup.judges()) {
            accept(set);
        } else if (!has(set.id())) {
            Received received = new Received(read(set), null, set.at(), lockHeld());
            judge(Vetting.refuses(received.set(), shown)
                    .map(why -> Accepting.setAside(received, why, shown, 0))
                    .orElseGet(() -> Accepting.accept(received, shown, 0, setup.rules())));
            shown.changesets.put(set.id(), received.set());
            pending.add(set);
        }
    }

    private void judge(Accepted accepted) {
        accepted.rows().forEach(row -> shadow.putIfAbsent(row.key(), Optional.ofNullable(shown.row(row.key()))));
        accepted.rows().forEach(row -> shown.rows.put(row.key(), row));
        raise(accepted.conflicts());
    }

    /** A change made on this edge. */
    void accept(Changeset set) {
        if (has(set.id())) {
            return;
        }
        Changeset read = read(set);
        Optional<String> why = Vetting.refuses(read, shown);
        if (why.isPresent()) {
            raise(List.of(Vetting.kept(new Received(read, null, set.at(), null), why.get())));
        } else {
            show(read);
        }
        shown.changesets.put(set.id(), read);
        pending.add(set);
    }

    private void show(Changeset set) {
        Workspace work = new Workspace(shown);
        Trial trial = Trial.waiting(set, work);
        Accepting.take(trial, set.patches());
        Accepting.resolve(trial);
        for (Row row : work.changed()) {
            shadow.putIfAbsent(row.key(), Optional.ofNullable(shown.row(row.key())));
        }
        work.changed().forEach(row -> shown.rows.put(row.key(), row));
        raise(work.raised().stream()
                .filter(c -> c.resolvedBy() != null || !shown.conflicts.containsKey(c.id()))
                .toList());
    }

    private void raise(Iterable<Conflict> conflicts) {
        for (Conflict conflict : conflicts) {
            if (inbox.raise(shown, conflict) && setup.makes(Mistake.TEXTS_JOINED)) {
                join(conflict);
            }
        }
    }

    private void join(Conflict conflict) {
        Row row = shown.row(conflict.key());
        if (row != null && conflict.group().equals("name")) {
            var part = conflict.parts().getFirst();
            String both = part.cloud().get("name") + " / " + part.local().get("name");
            shown.rows.put(row.key(), row.with(Map.of("name", both)));
        }
    }

    /** A hub that does not understand all of it is read and sent nothing. */
    boolean sendsTo(SimHub hub) {
        return !hub.view.isOlder || isOlder() || setup.makes(Mistake.NEWER_SENT_TO_OLDER);
    }

    /** Pushes the first of what waits; {@code heard} is whether the answer arrived. */
    void push(SimHub hub, int count, boolean heard, ToIntFunction<Changeset> give) {
        if (!sendsTo(hub)) {
            return;
        }
        boolean snapshotRule = !setup.makes(Mistake.NO_ECHO_BY_SNAPSHOT);
        int first = setup.makes(Mistake.FIRST_NEVER_SENT) ? Math.min(1, pending.size()) : 0;
        for (Changeset set : List.copyOf(pending.subList(first, Math.max(first, Math.min(count, pending.size()))))) {
            if (setup.makes(Mistake.POISON_BLOCKS) && hub.refuses(set).isPresent()) {
                break;
            }
            int known = give.applyAsInt(set);
            if (heard && setup.makes(Mistake.DROP_ON_ACK)) {
                forget(set.id());
            } else if (snapshotRule && heard && known > 0 && known <= offset && isOnChain(hub)) {
                forget(set.id());
                kept.add(set);
            }
        }
    }

    private void forget(UUID id) {
        pending.removeIf(s -> s.id().equals(id));
        rebase(List.of(), shadow);
    }

    void pull(SimHub hub, int max, Random random) {
        if (!setup.makes(Mistake.NO_FORK) && !isOnChain(hub)) {
            fork(hub);
        }
        if (inDoubt || (cursor() < hub.floor && !setup.makes(Mistake.PURGE_PASSED_OVER))) {
            snapshot(hub);
        }
        random.nextInt(20);
        int to = Math.min(hub.head() - (setup.makes(Mistake.LAST_NEVER_READ) ? 1 : 0), cursor() + max);
        List<Logged> page = cursor() >= to ? List.of() : List.copyOf(hub.log.subList(cursor(), to));
        if (setup.makes(Mistake.GAP)) {
            page = page.stream()
                    .map(e -> random.nextInt(20) == 0 ? hollow(e) : e)
                    .toList();
        }
        if (setup.makes(Mistake.TORN_PAGE) && !page.isEmpty() && random.nextInt(20) == 0) {
            page = Stream.concat(page.stream().limit(page.size() - 1L), Stream.of(hollow(page.getLast())))
                    .toList();
        }
        if (page.isEmpty()) {
            return;
        }
        List<Logged> full = page;
        page = page.stream()
                .map(e -> hub.floor == 0 || e.change().seq() > hub.floor ? e : hollow(e))
                .toList();
        compare(page);
        log.addAll(full);
        Set<UUID> arrived = new HashSet<>();
        page.forEach(e -> arrived.add(e.set().id()));
        note(page);
        rebase(page, shadow);
        boolean echo = pending.removeIf(s -> arrived.contains(s.id()));
        if (echo && setup.makes(Mistake.QUEUE_GOES_WITH_ECHO)) {
            pending.clear();
        }
    }

    private void note(List<Logged> page) {
        page.forEach(e -> shown.changesets.put(e.set().id(), read(e.set())));
    }

    private static Logged hollow(Logged entry) {
        Change c = entry.change();
        Change change =
                new Change(c.scope(), c.seq(), c.changeId(), c.by(), c.at(), c.cause(), List.of(), List.of(), "");
        return new Logged(entry.set(), change, entry.chain(), entry.arrived(), entry.site());
    }

    private void rebase(List<Logged> page, Map<Key, Optional<Row>> from) {
        boolean blind = setup.makes(Mistake.NO_SHADOW);
        List<Changeset> waiting =
                blind ? List.of() : pending.stream().map(this::read).toList();
        List<Conflict> expected = inbox.takeBack(shown);
        Map<Key, Optional<Row>> shade = blind ? Map.of() : from;
        Rebasing rebasing = rebasing(page, shade, waiting, true);
        boolean whole =
                !setup.judges() || page.isEmpty() || page.getFirst().change().seq() == 1;
        Rebasing.Result result = whole ? rebasing.finishWhole(marker()) : rebasing.finish(marker());
        result.entries().forEach(e -> e.rows().forEach(r -> shown.rows.put(r.key(), r)));
        Set<Key> told = result.rebase().effects().stream().map(Effect::key).collect(Collectors.toSet());
        result.rebase().rows().stream()
                .filter(r -> told.contains(r.key()) || !setup.makes(Mistake.OWN_TIME_KEPT))
                .forEach(r -> shown.rows.put(r.key(), r));
        result.removed().forEach(shown.rows::remove);
        if (!setup.makes(Mistake.SHADOW_STALE)) {
            shadow.clear();
        }
        shadow.putAll(result.shadow());
        digest = result.digest();
        if (!setup.makes(Mistake.CONFLICTS_DROPPED)) {
            result.conflicts().forEach(shown::put);
        }
        Set<UUID> judged = result.judged();
        if (judged != null) {
            raise(expected.stream()
                    .filter(c -> !judged.contains(c.local().changeset()) && !shown.conflicts.containsKey(c.id()))
                    .toList());
        }
        raise(result.provisional());
    }

    private Rebasing rebasing(
            List<Logged> page, Map<Key, Optional<Row>> from, List<Changeset> waiting, boolean withHolders) {
        Rebasing rebasing = new Rebasing(shown, from, waiting, digest, 0, withHolders);
        for (Logged entry : page) {
            rebasing.follow(read(entry.change()), read(entry.set()), entry.set().id());
        }
        return rebasing;
    }

    private Change marker() {
        return new Change(
                scope, 0, new UUID(0, 1), Actor.SYSTEM, Instant.EPOCH, Cause.REBASE, List.of(), List.of(), "");
    }

    /** Where all that waits is laid, laying anew only what the page can concern must come to the same as laying everything. */
    private void compare(List<Logged> page) {
        if (pending.size() < 2 || !setup.compares()) {
            return;
        }
        SimEdge laid = copy();
        laid.rebase(List.of(), laid.shadow);
        laid.inbox.takeBack(laid.shown);
        laid.note(page);
        shortOf |= laid.isShort(page, pending.stream().map(this::read).toList());
    }

    private boolean isShort(List<Logged> page, List<Changeset> waiting) {
        Rebasing.Result whole = rebasing(page, shadow, waiting, true).finishWhole(marker());
        boolean withHolders = !setup.makes(Mistake.REACH_SHORT);
        Rebasing.Result part = rebasing(page, shadow, waiting, withHolders).finish(marker());
        Set<UUID> judged = Objects.requireNonNull(part.judged());
        Set<Conflict> expected = expected(whole);
        expected.removeIf(c -> !judged.contains(c.local().changeset()));
        return !Set.copyOf(part.rebase().effects())
                        .equals(Set.copyOf(whole.rebase().effects()))
                || !Set.copyOf(part.rebase().rows())
                        .equals(Set.copyOf(whole.rebase().rows()))
                || !Set.copyOf(part.removed()).equals(Set.copyOf(whole.removed()))
                || !part.shadow().equals(whole.shadow())
                || !expected(part).equals(expected);
    }

    /** The clashes that only this edge expects. */
    private Set<Conflict> expected(Rebasing.Result result) {
        Set<Conflict> expected = new HashSet<>(result.provisional());
        expected.removeIf(c -> shown.conflicts.containsKey(c.id())
                || result.conflicts().stream().anyMatch(d -> d.id().equals(c.id())));
        return expected;
    }

    /** The hub's log is not the one this edge followed: go back to the last entry both have, and bring the rest again. */
    private void fork(SimHub hub) {
        int common = Math.min(cursor(), hub.head());
        while (common > offset && chainAt(common) != hub.chainAt(common)) {
            common--;
        }
        boolean none = common < offset || chainAt(common) != hub.chainAt(common);
        Map<UUID, Changeset> lost = new LinkedHashMap<>();
        if (none) {
            kept.forEach(s -> lost.put(s.id(), s));
            log.forEach(e -> lost.put(e.set().id(), e.set()));
        } else {
            log.subList(common - offset, log.size())
                    .forEach(e -> lost.put(e.set().id(), e.set()));
        }
        if (setup.makes(Mistake.QUEUE_LOST_ON_FORK)) {
            pending.clear();
        }
        pending.forEach(s -> lost.remove(s.id()));
        if (none) {
            kept.clear();
            log.clear();
            offset = 0;
            offsetChain = 0;
        } else {
            log.subList(common - offset, log.size()).clear();
        }
        rebuild(hub.log.subList(0, cursor()));
        if (!setup.makes(Mistake.NO_RESUPPLY)) {
            pending.addAll(0, lost.values());
        }
        rebase(List.of(), shadow);
    }

    /** What the hub's first entries come to; all of it is confirmed, and whatever else is shown has to go. */
    private void rebuild(List<Logged> entries) {
        Map<Key, Row> rows = new HashMap<>();
        List<Conflict> conflicts = new ArrayList<>();
        for (Logged entry : entries) {
            Change change = read(entry.change());
            Applying applying = new Applying(
                    scope, change.changeId(), change.at(), change.by().id());
            change.effects().forEach(e -> {
                Row row = applying.apply(rows.get(e.key()), e);
                if (row != null) {
                    rows.put(e.key(), row);
                }
            });
            conflicts.addAll(change.conflicts());
        }
        confirm(rows, conflicts);
    }

    private void confirm(Map<Key, Row> rows, Iterable<Conflict> conflicts) {
        shadow.clear();
        shown.rows.keySet().forEach(key -> shadow.put(key, Optional.ofNullable(rows.get(key))));
        rows.forEach((key, row) -> shadow.put(key, Optional.of(row)));
        digest = 0;
        rows.values().forEach(row -> digest += dev.roadcase.model.ContentHash.sum(row));
        List.copyOf(shown.conflicts.values()).forEach(shown::remove);
        inbox.clear();
        conflicts.forEach(shown::put);
    }

    /** Takes the hub's state as it is instead of its log. */
    void snapshot(SimHub hub) {
        if (!isOnChain(hub)) {
            return;
        }
        log.forEach(e -> kept.add(e.set()));
        log.clear();
        offset = hub.head();
        offsetChain = hub.chainAt(offset);
        hub.view.changesets.keySet().forEach(id -> shown.changesets.putIfAbsent(id, null));
        Set<UUID> there = hub.view.changesets.keySet();
        List<Changeset> echoed =
                pending.stream().filter(s -> there.contains(s.id())).toList();
        if (!setup.makes(Mistake.NO_ECHO_BY_SNAPSHOT)) {
            pending.removeAll(echoed);
            kept.addAll(echoed);
        }
        inDoubt = false;
        Map<Key, Row> rows = new LinkedHashMap<>(hub.view.rows);
        if (isOlder()) {
            rows.replaceAll((key, row) -> Skew.known(row));
        }
        confirm(
                rows,
                hub.view.conflicts.values().stream()
                        .map(c -> isOlder() ? Skew.known(c) : c)
                        .toList());
        rebase(List.of(), shadow);
    }

    /** The confirmed form of a record. */
    Optional<Row> confirmed(Key key) {
        Optional<Row> shade = shadow.get(key);
        return shade != null ? shade : Optional.ofNullable(shown.row(key));
    }
}
