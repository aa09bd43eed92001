package dev.roadcase.sync.core;

import dev.roadcase.model.Changeset;
import dev.roadcase.sync.core.SimSetup.Mistake;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One history of a show: a hub, two edges and three devices that wander between them, with everything going wrong that can:
 * lost answers, backups played back, disks that die, wrong clocks. The same seed is the same history.
 */
final class Simulation {
    /** In so many rounds over every node all has come together. */
    private static final int ROUNDS = 3;

    private final long seed;
    private final Random random;
    private final BitSet skipped;
    private final SimSetup setup;
    private final SimAuthor author;
    private final Map<UUID, Changeset> truth = new LinkedHashMap<>();
    private final Map<UUID, Changeset> must = new LinkedHashMap<>();
    private final Map<UUID, Device> madeBy = new HashMap<>();
    private final Map<UUID, Integer> numbers = new HashMap<>();
    private final Map<UUID, Integer> counts = new HashMap<>();
    private final Set<UUID> poison = new HashSet<>();
    /** What was made with the newer of two versions. */
    private final Set<UUID> newer = new HashSet<>();

    private final Set<UUID> everHub = new HashSet<>();
    private final List<SimEdge> edges = new ArrayList<>();
    private final List<SimEdge> edgeBackups = new ArrayList<>();
    private final List<Device> devices = new ArrayList<>();
    private SimHub hub;
    private SimHub hubBackup;
    private long now = 1_000_000;
    private @Nullable String fault;
    private @Nullable SimTally tally;
    /** Whether the show is often locked and the lock broken. */
    private boolean locks;

    private static final class Device {
        final int number;
        int at;
        MemoryView view = new MemoryView();
        final List<Changeset> queue = new ArrayList<>();
        long skew;

        Device(int number) {
            this.number = number;
        }
    }

    private Simulation(long seed, SimSetup setup, BitSet skipped) {
        this.seed = seed;
        this.setup = setup;
        this.skipped = skipped;
        random = new Random(mixed(0));
        author = new SimAuthor(random, setup);
        hub = new SimHub(setup);
        Changeset genesis = author.genesis(time(0));
        remember(genesis, null);
        take(genesis);
        for (int i = 0; i < 2; i++) {
            SimEdge edge = new SimEdge(SimAuthor.SCOPE, setup, new UUID(8, i));
            edge.skew = skew(500);
            edges.add(edge);
            pull(edge, 100);
            edgeBackups.add(edge.copy());
        }
        for (int i = 0; i < 3; i++) {
            Device device = new Device(i + 1);
            device.at = random.nextInt(2);
            device.skew = skew(200);
            devices.add(device);
            look(device);
        }
        hubBackup = hub.copy();
    }

    private long skew(int range) {
        return random.nextInt(4) == 0 ? random.nextInt(2 * range) - range : random.nextInt(5) - 2;
    }

    private Instant time(long skew) {
        return Instant.ofEpochMilli(now + skew);
    }

    /** Each step has chance of its own, so that leaving one out changes no other. */
    private long mixed(int step) {
        return (seed * 0x9E3779B97F4A7C15L + 77) ^ (step * 0xD1B54A32D192ED03L);
    }

    /** Plays the history of {@code seed}; answers what went wrong, or null. */
    static @Nullable String run(long seed, int steps, SimSetup setup) {
        return run(seed, steps, setup, new BitSet());
    }

    /** The same, and {@code tally} counts what became of it. */
    static @Nullable String run(long seed, int steps, SimSetup setup, SimTally tally) {
        Simulation simulation = new Simulation(seed, setup.of(seed), new BitSet());
        simulation.tally = tally;
        return simulation.play(steps);
    }

    /** The same without some of its steps. */
    static @Nullable String run(long seed, int steps, SimSetup setup, BitSet skipped) {
        return new Simulation(seed, setup.of(seed), skipped).play(steps);
    }

    private void remember(Changeset set, @Nullable Device device) {
        truth.put(set.id(), set);
        must.put(set.id(), set);
        numbers.put(set.id(), counts.merge(set.author().id(), 1, Integer::sum));
        if (device != null) {
            madeBy.put(set.id(), device);
        }
    }

    /** The hub takes a change in; answers the seq it had before, or 0. */
    private int take(Changeset set) {
        return take(set, null);
    }

    /** The same from an edge that holds the lock of that epoch. */
    private int take(Changeset set, @Nullable UUID lock) {
        if (setup.makes(Mistake.TWICE)) {
            hub.seqOf.remove(set.id());
        }
        everHub.add(set.id());
        return setup.makes(Mistake.COUNTER)
                ? hub.acceptCounted(set, numbers.getOrDefault(set.id(), 0), time(0))
                : hub.accept(set, time(0), lock);
    }

    private void pull(SimEdge edge, int max) {
        int before = edge.isOnChain(hub) ? edge.cursor() : 0;
        edge.pull(hub, max, random);
        check(edge.cursor() < before ? "CURSOR went back" : null);
    }

    /** One that nobody can carry out stops none of those it is sent with. */
    private void push(SimEdge edge, int count, boolean heard) {
        List<Changeset> first = List.copyOf(edge.pending.subList(0, Math.min(count, edge.pending.size())));
        UUID lock = edge.lockHeld();
        edge.push(hub, count, heard, set -> take(set, lock));
        boolean stopped = edge.sendsTo(hub)
                && first.stream().anyMatch(s -> poison.contains(s.id()))
                && !first.stream().allMatch(s -> hub.seqOf.containsKey(s.id()));
        check(stopped ? "DELAYED" : null);
    }

    private @Nullable String play(int steps) {
        boolean hubFails = random.nextInt(3) > 0;
        boolean edgeFails = random.nextInt(3) > 0;
        boolean edgeDies = random.nextInt(3) > 0;
        boolean snapshots = random.nextInt(3) > 0;
        boolean moves = random.nextInt(4) > 0;
        boolean clones = random.nextInt(3) == 0;
        boolean purges = random.nextInt(4) == 0;
        locks = random.nextInt(4) == 0;
        if (random.nextInt(4) == 0) {
            beOlder(1 + random.nextInt(7));
        }
        for (int i = 0; i < steps && fault == null; i++) {
            random.setSeed(mixed(i + 1));
            if (skipped.get(i)) {
                continue;
            }
            now += 1 + random.nextInt(10);
            int op = random.nextInt(100);
            int k = random.nextInt(2);
            SimEdge edge = edges.get(k);
            Device device = devices.get(random.nextInt(3));
            if (op < 34) {
                work();
            } else if (op < 50) {
                send(device, random.nextInt(4) == 0);
            } else if (op < 54) {
                device.at = !moves ? device.at : random.nextInt(8) == 0 ? 2 : random.nextInt(2);
            } else if (op < 58) {
                look(device);
            } else if (op < 72) {
                push(edge, 1 + random.nextInt(5), random.nextInt(4) > 0);
            } else if (op < 85) {
                pull(edge, 1 + random.nextInt(6));
            } else if (op < 87) {
                if (purges && random.nextBoolean()) {
                    hub.purge();
                } else if (snapshots) {
                    edge.snapshot(hub);
                }
            } else if (op < 90) {
                edgeBackups.set(k, edge.copy());
            } else if (op < 92) {
                if (edgeFails) {
                    SimEdge restored = edgeBackups.get(k).copy();
                    if (!edge.isOlder()) {
                        restored.update();
                    }
                    edges.set(k, restored);
                    forgetTheDead();
                }
            } else if (op < 93) {
                if (clones && random.nextBoolean()) {
                    edges.set(1 - k, edge.copy());
                    forgetTheDead();
                } else if (edgeDies) {
                    SimEdge fresh = new SimEdge(SimAuthor.SCOPE, setup, edge.home);
                    fresh.shown.isOlder = edge.isOlder();
                    fresh.skew = edge.skew;
                    edges.set(k, fresh);
                    forgetTheDead();
                }
            } else if (op < 96) {
                hubBackup = hub.copy();
            } else if (op < 97) {
                if (hubFails) {
                    MemoryView records = hub.view;
                    hub = hubBackup.copy();
                    hub.view.isOlder = records.isOlder;
                    if (setup.makes(Mistake.HALF_RESTORED)) {
                        hub.view = records;
                    }
                    forgetTheDead();
                }
            } else if (op < 98 && random.nextInt(4) == 0) {
                updateHub();
            } else if (op < 98 && random.nextBoolean()) {
                edge.update();
            } else {
                edge.skew += random.nextInt(401) - 200;
            }
            check(SimChecks.orphan(hub.view.rows));
            check(SimChecks.orphan(edge.shown.rows));
            check(SimChecks.poison(hub.view.rows));
            check(SimChecks.poison(edge.shown.rows));
        }
        return fault != null ? fault : rest();
    }

    /** Some of the servers run the version before: the bits of {@code which} say which. */
    private void beOlder(int which) {
        for (int k = 0; k < edges.size(); k++) {
            if ((which >> k & 1) == 1) {
                edges.get(k).beOlder();
                edgeBackups.set(k, edges.get(k).copy());
            }
        }
        hub.view.isOlder = (which & 4) != 0;
    }

    private void updateHub() {
        hub.view.isOlder = false;
    }

    private void check(@Nullable String found) {
        if (fault == null) {
            fault = found;
        }
    }

    /** The network is whole again and nobody works: everything must come together. */
    private @Nullable String rest() {
        Written written = new Written(truth.values());
        check(written.together(hub.view.rows));
        edges.forEach(edge -> check(written.together(edge.shown.rows)));
        devices.forEach(device -> check(written.together(device.view.rows)));
        updateHub();
        edges.forEach(SimEdge::update);
        for (int i = 0; i < ROUNDS; i++) {
            devices.forEach(d -> send(d, false));
            for (SimEdge edge : edges) {
                pull(edge, 1 << 20);
                push(edge, 1 << 20, true);
                pull(edge, 1 << 20);
            }
        }
        SimChecks checks = new SimChecks(hub, truth);
        for (Device device : devices) {
            if (!device.queue.isEmpty() && !setup.makes(Mistake.DEVICE_DROPS)) {
                check("STUCK on a device");
            }
        }
        edges.forEach(edge -> check(checks.same(edge)));
        check(SimChecks.orphan(hub.view.rows));
        check(checks.logged(must.values()));
        check(checks.found(must.values()));
        check(checks.regress(must.values()));
        check(checks.intent());
        check(written.together(hub.view.rows));
        check(checks.half());
        check(checks.untold(poison));
        check(checks.log());
        check(checks.onsite());
        check(checks.inbox());
        if (tally != null) {
            tally.count(hub);
        }
        if (fault == null) {
            again();
        }
        return fault;
    }

    /** All that was ever sent comes once more: nothing may come of it. */
    private void again() {
        int head = hub.head();
        long digest = hub.digest;
        must.values().forEach(this::take);
        for (SimEdge edge : edges) {
            must.values().forEach(edge::accept);
            push(edge, 1 << 20, true);
            pull(edge, 1 << 20);
        }
        check(hub.head() != head || hub.digest != digest ? "AGAIN took effect" : null);
        SimChecks checks = new SimChecks(hub, truth);
        edges.forEach(edge -> check(checks.same(edge)));
    }

    /** Somebody changes something: on a device, on an edge itself, or in the office. */
    private void work() {
        int where = random.nextInt(6);
        if (where < 3) {
            Device device = devices.get(where);
            Changeset set = anything(device.view, device.number, time(device.skew), null);
            if (set != null) {
                remember(set, device);
                if (!device.view.isOlder) {
                    newer.add(set.id());
                }
                device.queue.add(set);
                show(device, set);
            }
        } else if (where < 5) {
            SimEdge edge = edges.get(where - 3);
            Changeset set = anything(edge.shown, 10 + where, time(edge.skew), edge.home);
            if (set != null) {
                remember(set, null);
                edge.accept(set);
            }
        } else {
            Changeset set = locks && random.nextInt(4) == 0
                    ? author.lock(hub.view, SimAuthor.SCOPE, SimAuthor.actor(20), time(0))
                    : next(hub.view, 20, time(0));
            if (set != null) {
                remember(set, null);
                take(set);
            }
        }
    }

    /**
     * Mostly ordinary work. Now and then a program has a fault, and on an edge somebody takes the lock or gives it back. What
     * people with a fault ask of the hub itself it would refuse at once.
     */
    private @Nullable Changeset anything(MemoryView view, int actor, Instant at, @Nullable UUID home) {
        int chance = random.nextInt(40);
        if (chance == 0) {
            Changeset set = author.poison(view, SimAuthor.actor(actor), at);
            poison.add(set.id());
            return set;
        }
        return locks && chance < 12 && home != null
                ? author.lock(view, home, SimAuthor.actor(actor), at)
                : next(view, actor, at);
    }

    private @Nullable Changeset next(MemoryView view, int actor, Instant at) {
        return author.next(
                view,
                List.copyOf(view.rows.values()),
                List.copyOf(view.conflicts.values()),
                SimAuthor.actor(actor),
                at);
    }

    private static void show(Device device, Changeset set) {
        Workspace work = new Workspace(device.view);
        Changeset read = device.view.isOlder ? Skew.known(set) : set;
        Accepting.take(Trial.waiting(read, work), read.patches());
        work.changed().forEach(row -> device.view.rows.put(row.key(), row));
        device.view.changesets.put(set.id(), read);
    }

    /** A device hands over what it made and keeps it until the hub has it. */
    private void send(Device device, boolean answerLost) {
        MemoryView server = device.at == 2 ? hub.view : edges.get(device.at).shown;
        if (server.isOlder && device.queue.stream().anyMatch(s -> newer.contains(s.id()))) {
            return; // what it has is for a server that understands all of it
        }
        boolean drops = setup.makes(Mistake.DEVICE_DROPS);
        if (device.at == 2) {
            List.copyOf(device.queue).forEach(this::take);
            if (!answerLost) {
                device.queue.removeIf(s -> drops || hub.seqOf.containsKey(s.id()));
            }
        } else {
            SimEdge edge = edges.get(device.at);
            List.copyOf(device.queue).forEach(edge::take);
            if (!answerLost) {
                device.queue.removeIf(s -> drops || edge.isConfirmed(s.id()));
            }
        }
        if (!answerLost && random.nextBoolean()) {
            look(device);
        }
    }

    private void look(Device device) {
        device.view = (device.at == 2 ? hub.view : edges.get(device.at).shown).copy();
        device.queue.forEach(set -> {
            if (!device.view.changesets.containsKey(set.id())) {
                show(device, set);
            }
        });
    }

    /** What had its only copy on a disk that died is nobody's fault; what a living device made is. */
    private void forgetTheDead() {
        must.values().removeIf(set -> {
            boolean alive = hub.seqOf.containsKey(set.id())
                    || edges.stream().anyMatch(e -> e.has(set.id()))
                    || devices.stream().anyMatch(d -> d.queue.contains(set));
            if (!alive && madeBy.containsKey(set.id()) && !everHub.contains(set.id())) {
                check("LOST though its device lives " + set.id());
            }
            return !alive;
        });
    }

    /** The log of a history, for reading what went wrong. */
    static void tell(long seed, int steps, SimSetup setup, BitSet skipped, PrintWriter out) {
        Simulation simulation = new Simulation(seed, setup.of(seed), skipped);
        out.println("seed " + seed + ": " + simulation.play(steps));
        for (SimHub.Logged entry : simulation.hub.log) {
            Changeset set = entry.set();
            out.println("#" + entry.change().seq() + " " + set.id() + " by "
                    + set.author().name() + " at "
                    + entry.change().at().toEpochMilli() + (set.unit() ? " unit" : "")
                    + (set.resolves().isEmpty() ? "" : " " + set.resolves()));
            set.patches().forEach(p -> out.println("     " + p.op() + " " + p.key() + " " + p.groups()));
            entry.change().effects().forEach(e -> out.println("   -> " + e.op() + " " + e.key() + " " + e.groups()));
            entry.change().conflicts().forEach(c -> out.println("   !! " + c));
        }
        out.flush();
    }

    /** The steps a failing history can do without; what is left still fails in the same way. */
    static BitSet shrunk(long seed, int steps, SimSetup setup) {
        BitSet skipped = new BitSet();
        String kind = kind(run(seed, steps, setup, skipped));
        for (int size = steps / 2; size > 0; size /= 2) {
            for (int from = 0; from < steps; from += size) {
                BitSet more = (BitSet) skipped.clone();
                more.set(from, Math.min(steps, from + size));
                if (more.cardinality() > skipped.cardinality()
                        && kind(run(seed, steps, setup, more)).equals(kind)) {
                    skipped = more;
                }
            }
        }
        return skipped;
    }

    /** The first word of what went wrong; empty when nothing did. */
    static String kind(@Nullable String found) {
        return found == null ? "" : found.split(" ", 2)[0];
    }
}
