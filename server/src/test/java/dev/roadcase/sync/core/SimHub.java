package dev.roadcase.sync.core;

import dev.roadcase.model.Change;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.ContentHash;
import dev.roadcase.model.Effect;
import dev.roadcase.model.GroupChange;
import dev.roadcase.model.Lock;
import dev.roadcase.model.Op;
import dev.roadcase.model.Patch;
import dev.roadcase.model.Received;
import dev.roadcase.model.Row;
import dev.roadcase.sync.core.SimSetup.Mistake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A hub in memory: its log, and what follows from it by the real merge. */
final class SimHub {
    final List<Logged> log = new ArrayList<>();
    final Map<UUID, Integer> seqOf = new HashMap<>();
    MemoryView view = new MemoryView();
    long digest;
    final Map<UUID, Integer> counted = new HashMap<>();
    /** What the entries up to here said is not known any more. */
    int floor;

    private final SimSetup setup;

    /** From where a change came, seen from the lock of the show. */
    enum Site {
        UNLOCKED,
        HOLDER,
        ELSEWHERE
    }

    /** An entry of the log with the changeset its author made; {@code chain} stands for the hash over all before it and
     * {@code arrived} is the hub's own time. */
    record Logged(Changeset set, Change change, long chain, Instant arrived, Site site) {}

    SimHub(SimSetup setup) {
        this.setup = setup;
    }

    SimHub copy() {
        SimHub copy = new SimHub(setup);
        copy.log.addAll(log);
        copy.seqOf.putAll(seqOf);
        copy.view = view.copy();
        copy.digest = digest;
        copy.counted.putAll(counted);
        copy.floor = floor;
        return copy;
    }

    int head() {
        return log.size();
    }

    long chainAt(int seq) {
        return seq == 0 ? 0 : log.get(seq - 1).chain();
    }

    /** The mistake of knowing changes by a number each author counts up. */
    int acceptCounted(Changeset set, int number, Instant now) {
        if (number <= counted.getOrDefault(set.author().id(), 0)) {
            return Math.max(1, seqOf.getOrDefault(set.id(), 1));
        }
        counted.put(set.author().id(), number);
        return accept(set, now);
    }

    /** Forgets what all its entries say, as of a show that was archived long ago; that there were such it still knows. */
    void purge() {
        floor = head();
        view.changesets.replaceAll((id, set) -> null);
        if (setup.makes(Mistake.PURGE_WITH_IDS)) {
            seqOf.clear();
        }
    }

    private Site site(@Nullable UUID lock) {
        Lock held = Lock.of(view.row(SimAuthor.PRODUCTION));
        if (held == null) {
            return Site.UNLOCKED;
        }
        return held.epoch().equals(lock) ? Site.HOLDER : Site.ELSEWHERE;
    }

    /** The epoch as this hub hears it. */
    private @Nullable UUID heard(@Nullable UUID lock) {
        if (setup.makes(Mistake.ANY_LOCK_COUNTS) && lock != null) {
            Lock held = Lock.of(view.row(SimAuthor.PRODUCTION));
            return held == null ? null : held.epoch();
        }
        return setup.makes(Mistake.LOCK_UNHEARD) ? null : lock;
    }

    /** The seq under which it was known before, or 0 when it is new. */
    int accept(Changeset set, Instant now) {
        return accept(set, now, null);
    }

    /** The same from somebody who holds the lock of that epoch. */
    int accept(Changeset set, Instant now, @Nullable UUID lock) {
        Integer known = seqOf.get(set.id());
        boolean forgotten = setup.makes(Mistake.SHORT_MEMORY) && known != null && known < head() - 10;
        if (known != null && !forgotten) {
            return known;
        }
        Site site = site(lock);
        boolean dropped = (setup.makes(Mistake.POISON_DROPPED) && refuses(set).isPresent())
                || (setup.makes(Mistake.LOCK_REFUSES) && site == Site.ELSEWHERE);
        if (dropped) {
            return 0;
        }
        Instant at = set.at().isAfter(now) && !setup.makes(Mistake.CLOCK_BELIEVED) ? now : set.at();
        Changeset read = view.isOlder ? Skew.known(set) : set;
        Changeset taken = setup.makes(Mistake.FIRST_PATCH_ONLY) ? first(read) : read;
        Accepted accepted = accepted(new Received(taken, null, at, heard(lock)));
        for (Row row : accepted.rows()) {
            digest += ContentHash.difference(view.row(row.key()), row);
            view.rows.put(row.key(), row);
        }
        if (!setup.makes(Mistake.HUB_KEEPS_NO_CONFLICT)) {
            accepted.conflicts().forEach(view::put);
        }
        view.changesets.put(set.id(), set);
        Change change = new Change(
                set.scope(),
                log.size() + 1L,
                set.id(),
                set.author(),
                at,
                set.cause(),
                accepted.effects(),
                accepted.conflicts(),
                "");
        long chain = (chainAt(head()) * 31 + hash(accepted.effects())) * 0x9E3779B97F4A7C15L
                + set.id().hashCode()
                + accepted.conflicts().hashCode();
        log.add(new Logged(set, change, chain, now, site));
        seqOf.put(set.id(), log.size());
        return 0;
    }

    /** Why no server can carry it out; empty when one can. */
    Optional<String> refuses(Changeset set) {
        return Vetting.refuses(set, view);
    }

    /** The same order as in {@link Drafting}: what cannot be carried out at all is kept whole. */
    private Accepted accepted(Received received) {
        Optional<String> why =
                setup.makes(Mistake.POISON_TAKEN) ? Optional.empty() : Vetting.refuses(received.set(), view);
        return why.map(w -> Accepting.setAside(received, w, view, 0))
                .map(a -> setup.makes(Mistake.POISON_UNTOLD) ? untold(a) : a)
                .orElseGet(() -> accepted(Accepting.accept(received, view, 0, setup.rules())));
    }

    private static Accepted untold(Accepted quarantined) {
        return new Accepted(quarantined.what(), List.of(), List.of(), List.of());
    }

    private Accepted accepted(Accepted whole) {
        if (setup.makes(Mistake.NEWER_UNLOGGED)) {
            List<Conflict> older =
                    whole.conflicts().stream().filter(c -> !c.localWins()).toList();
            return new Accepted(whole.what(), whole.effects(), whole.rows(), older);
        }
        return setup.makes(Mistake.WRITER_WITHOUT_VALUES)
                ? new Accepted(
                        whole.what(),
                        whole.effects().stream().map(SimHub::withoutValues).toList(),
                        whole.rows().stream().map(this::withoutValues).toList(),
                        whole.conflicts())
                : whole;
    }

    private static Effect withoutValues(Effect effect) {
        Map<String, GroupChange> groups = new LinkedHashMap<>();
        effect.groups().forEach((g, c) -> groups.put(g, new GroupChange(Map.of(), Map.of(), c.was(), c.now())));
        return effect.op() == Op.CREATED
                ? effect
                : new Effect(effect.type(), effect.id(), effect.op(), effect.version(), groups, null);
    }

    private Row withoutValues(Row row) {
        Row before = view.row(row.key());
        return before == null ? row : row.with(before.values(), row.lineage());
    }

    private static Changeset first(Changeset set) {
        List<Patch> patches = set.patches().subList(0, Math.min(1, set.patches().size()));
        return isGenesis(set)
                ? set
                : new Changeset(
                        set.id(),
                        set.scope(),
                        set.unit(),
                        set.author(),
                        set.at(),
                        set.cause(),
                        patches,
                        set.resolves());
    }

    /** The first plan of a show comes whole. */
    private static boolean isGenesis(Changeset set) {
        return set.patches().stream().anyMatch(p -> p.key().equals(SimAuthor.PRODUCTION) && p.op() == Op.CREATED);
    }

    private static long hash(List<Effect> effects) {
        long hash = 1;
        for (Effect e : effects) {
            hash = hash * 31 + e.id().hashCode();
            hash = hash * 31 + e.op().hashCode();
            hash = hash * 31 + e.groups().hashCode();
        }
        return hash;
    }
}
