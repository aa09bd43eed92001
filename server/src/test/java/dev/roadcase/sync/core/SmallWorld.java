package dev.roadcase.sync.core;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.Key;
import dev.roadcase.model.Patch;
import dev.roadcase.model.Row;
import dev.roadcase.model.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hub, two edges and two records, small enough to try every order of events. Whatever somebody does has an id that follows
 * from who did it, as which of their changes, and what they saw; so two orders that come to the same have the same key.
 */
final class SmallWorld {
    private static final Instant NOW = Instant.ofEpochMilli(1_000_000);
    private static final Map<Key, String> RECORDS = records();
    private static final int PEOPLE = 3;
    private static final SimSetup SETUP = SimSetup.standard();
    private static final Random NO_CHANCE = new Random(0);

    private final SimHub hub;
    private final SimHub backup;
    private final List<SimEdge> edges;
    private final Map<UUID, Changeset> truth;
    private final int[] made;
    private final boolean wasRestored;

    private static Map<Key, String> records() {
        Map<Key, String> records = new LinkedHashMap<>();
        records.put(new Key(Source.TYPE, new UUID(1, 1)), "name");
        records.put(SimAuthor.CABLE, SimAuthor.VIA);
        return records;
    }

    private SmallWorld(
            SimHub hub,
            SimHub backup,
            List<SimEdge> edges,
            Map<UUID, Changeset> truth,
            int[] made,
            boolean wasRestored) {
        this.hub = hub;
        this.backup = backup;
        this.edges = edges;
        this.truth = truth;
        this.made = made;
        this.wasRestored = wasRestored;
    }

    /** A planned show that both edges have. */
    static SmallWorld first() {
        SimHub hub = new SimHub(SETUP);
        Changeset genesis = new SimAuthor(new Random(1), SETUP).genesis(Instant.ofEpochMilli(1));
        hub.accept(genesis, NOW);
        List<SimEdge> edges = List.of(new SimEdge(SimAuthor.SCOPE, SETUP), new SimEdge(SimAuthor.SCOPE, SETUP));
        edges.forEach(edge -> edge.pull(hub, 10, NO_CHANCE));
        return new SmallWorld(hub, hub.copy(), edges, Map.of(genesis.id(), genesis), new int[PEOPLE], false);
    }

    private SmallWorld copy(boolean restoring) {
        return new SmallWorld(
                restoring ? backup.copy() : hub.copy(),
                backup,
                edges.stream().map(SimEdge::copy).toList(),
                new LinkedHashMap<>(truth),
                made.clone(),
                wasRestored || restoring);
    }

    /** Every world that one more event can lead to. */
    List<SmallWorld> next() {
        List<SmallWorld> next = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            for (Key record : RECORDS.keySet()) {
                SmallWorld world = copy(false);
                world.edit(person, record);
                next.add(world);
            }
        }
        for (int i = 0; i < edges.size(); i++) {
            if (edges.get(i).pending.stream().anyMatch(s -> !hub.seqOf.containsKey(s.id()))) {
                SmallWorld world = copy(false);
                world.push(i);
                next.add(world);
            }
            if (edges.get(i).cursor() < hub.head() || !edges.get(i).isOnChain(hub)) {
                SmallWorld world = copy(false);
                world.edges.get(i).pull(world.hub, 1 << 20, NO_CHANCE);
                next.add(world);
            }
        }
        if (!wasRestored && hub.head() > backup.head()) {
            next.add(copy(true));
        }
        return next;
    }

    private void push(int edge) {
        edges.get(edge).push(hub, 1 << 20, true, set -> hub.accept(set, NOW));
    }

    private void edit(int person, Key record) {
        MemoryView view = person < edges.size() ? edges.get(person).shown : hub.view;
        Row row = java.util.Objects.requireNonNull(view.row(record));
        String group = java.util.Objects.requireNonNull(RECORDS.get(record));
        int number = ++made[person];
        GroupPatch patch = Merge.onto(row, group, Map.of(SimAuthor.field(group), "v" + person + number));
        UUID id = new UUID(100L * person + number, (record + " " + patch.old() + patch.after()).hashCode());
        Instant at = Instant.ofEpochMilli(1_000L * number + person);
        Changeset set = new Changeset(
                id,
                SimAuthor.SCOPE,
                false,
                actor(person),
                at,
                Cause.EDIT,
                List.of(Patch.edit(record, Map.of(group, patch))));
        truth.put(id, set);
        if (person < edges.size()) {
            edges.get(person).accept(set);
        } else {
            hub.accept(set, NOW);
        }
    }

    private static Actor actor(int person) {
        return SimAuthor.actor(person + 1);
    }

    /** The same for worlds in which the same has happened as far as anybody can tell; others differ but for chance. */
    long key() {
        long key = made[0] + 10L * made[1] + 100L * made[2] + (wasRestored ? 1000 : 0);
        for (SimHub.Logged entry : hub.log) {
            key = mixed(key, entry.set().id());
        }
        for (SimEdge edge : edges) {
            key = key * 31 + 1;
            for (SimHub.Logged entry : edge.log) {
                key = mixed(key, entry.set().id());
            }
            key = key * 31 + 2;
            for (Changeset set : edge.pending) {
                key = mixed(key, set.id());
            }
        }
        return key;
    }

    private static long mixed(long key, UUID id) {
        long next = (key ^ id.getMostSignificantBits()) * 0x9E3779B97F4A7C15L;
        next = (next ^ (next >>> 29) ^ id.getLeastSignificantBits()) * 0xBF58476D1CE4E5B9L;
        return next ^ (next >>> 32);
    }

    /** Lets the network work until nothing moves; answers what is wrong then, or null. */
    @Nullable
    String rest() {
        SmallWorld world = copy(false);
        for (int i = 0; i < 4 && !world.isStill(); i++) {
            for (int e = 0; e < edges.size(); e++) {
                world.level(e);
            }
        }
        return world.judged(alive());
    }

    private boolean isStill() {
        return edges.stream().allMatch(e -> e.pending.isEmpty() && isLevel(e));
    }

    private boolean isLevel(SimEdge edge) {
        return edge.cursor() == hub.head() && edge.isOnChain(hub);
    }

    private void level(int number) {
        SimEdge edge = edges.get(number);
        if (!isLevel(edge)) {
            edge.pull(hub, 1 << 20, NO_CHANCE);
        }
        if (!edge.pending.isEmpty()) {
            push(number);
            edge.pull(hub, 1 << 20, NO_CHANCE);
        }
    }

    /** What is somewhere when the network comes back; the only copy of what the office did may have gone with its disk. */
    private List<Changeset> alive() {
        return truth.values().stream()
                .filter(s -> hub.seqOf.containsKey(s.id()) || edges.stream().anyMatch(e -> e.has(s.id())))
                .toList();
    }

    private @Nullable String judged(List<Changeset> must) {
        SimChecks checks = new SimChecks(hub, truth);
        for (SimEdge edge : edges) {
            String fault = checks.same(edge);
            if (fault != null) {
                return fault;
            }
        }
        for (String fault : new @Nullable String[] {
            SimChecks.orphan(hub.view.rows),
            checks.logged(must),
            checks.found(must),
            checks.regress(must),
            checks.intent(),
            checks.log(),
            checks.inbox()
        }) {
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        truth.values()
                .forEach(s -> text.append(s.author().name())
                        .append(' ')
                        .append(s.patches())
                        .append('\n'));
        hub.log.forEach(e -> text.append('#').append(e.set().id()).append('\n'));
        return text.toString();
    }
}
