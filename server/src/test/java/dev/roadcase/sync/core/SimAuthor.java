package dev.roadcase.sync.core;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.Connection;
import dev.roadcase.model.ContentHash;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.JsonText;
import dev.roadcase.model.Key;
import dev.roadcase.model.Lock;
import dev.roadcase.model.Patch;
import dev.roadcase.model.Production;
import dev.roadcase.model.Resolution;
import dev.roadcase.model.Resolve;
import dev.roadcase.model.Row;
import dev.roadcase.model.Source;
import dev.roadcase.model.SourceOutput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the changes of the people in a simulated show, each from what that person sees. */
final class SimAuthor {
    static final UUID SCOPE = new UUID(7, 7);
    static final Key PRODUCTION = new Key(Production.TYPE, SCOPE);
    static final Key CABLE = new Key(Connection.TYPE, new UUID(3, 1));
    /** A group of cables whose clashes are left to a person. */
    static final String VIA = "intermediate";
    /** One that whoever holds the lock knows best. */
    static final String LENGTH = "cableLengthM";

    private static final List<String> WORDS = List.of("A", "B", "C");
    private static final List<String> STATES = List.of("ready", "active", "completed");

    private final Random random;
    private final SimSetup setup;
    private int number;

    SimAuthor(Random random, SimSetup setup) {
        this.random = random;
        this.setup = setup;
    }

    private UUID mint() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private static Key source(int i) {
        return new Key(Source.TYPE, new UUID(1, i));
    }

    /** The show as it is first planned: a source with two outputs, another one, and a cable. */
    Changeset genesis(Instant at) {
        List<Patch> patches = new ArrayList<>();
        patches.add(Patch.create(
                PRODUCTION, Map.of("client", set("client", "Acme"), "showName", set("showName", "Gala")), at));
        patches.add(source(source(1), "0", at));
        patches.add(output(new UUID(2, 1), source(1), at));
        patches.add(output(new UUID(2, 2), source(1), at));
        patches.add(source(source(2), "0", at));
        patches.add(Patch.create(CABLE, Map.of(VIA, set(field(VIA), "1")), at));
        return changeset(actor(0), at, false, patches, List.of());
    }

    private static Patch source(Key key, String name, Instant at) {
        return Patch.create(key, Map.of("type", set("type", "camera"), "name", set("name", name)), at);
    }

    private static Patch output(UUID id, Key parent, Instant at) {
        return Patch.create(
                new Key(SourceOutput.TYPE, id),
                Map.of("sourceId", set("sourceId", parent.id()), "connector", set("connector", "SDI")),
                at);
    }

    private static GroupPatch set(String field, Object value) {
        return new GroupPatch(Map.of(), Map.of(field, value), null);
    }

    static Actor actor(int n) {
        return new Actor(new UUID(9, n), "actor " + n, Actor.Kind.DEVICE);
    }

    private Changeset changeset(Actor by, Instant at, boolean unit, List<Patch> patches, List<Resolve> resolves) {
        return new Changeset(mint(), SCOPE, unit, by, at, Cause.EDIT, patches, resolves);
    }

    /** Something that a person who sees {@code view} might do next; null when there is nothing to do. */
    @Nullable
    Changeset next(View view, Iterable<Row> rows, Iterable<Conflict> conflicts, Actor by, Instant at) {
        List<Row> live = new ArrayList<>();
        List<Row> deleted = new ArrayList<>();
        rows.forEach(r -> (r.deleted() ? deleted : live).add(r));
        if (live.stream().noneMatch(r -> r.key().equals(PRODUCTION))) {
            return null;
        }
        int op = random.nextInt(100);
        if (op < 66) {
            return edit(live, view, by, at);
        }
        if (op < 76) {
            return create(live, view, by, at);
        }
        if (op < 86) {
            return delete(live, view, by, at);
        }
        return op < 90 ? restore(deleted, by, at) : resolve(conflicts, view, by, at);
    }

    /** Locks the show to {@code home}, gives the lock back or breaks it; null where there is no show. */
    @Nullable
    Changeset lock(View view, UUID home, Actor by, Instant at) {
        Row show = view.row(PRODUCTION);
        if (show == null || show.deleted()) {
            return null;
        }
        Lock now = Lock.of(show);
        boolean free = now != null && (now.holder().equals(home) || random.nextBoolean());
        Lock next = free ? null : new Lock(home, "there", by, at, mint());
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(Lock.FIELD, next == null ? null : JsonText.of(next.json()));
        Patch patch = Patch.edit(PRODUCTION, Map.of(Lock.FIELD, Merge.onto(show, Lock.FIELD, values)));
        return changeset(by, at, false, List.of(patch), List.of());
    }

    /** Something that a program with a fault in it might send: no server can carry it out. */
    Changeset poison(MemoryView view, Actor by, Instant at) {
        Row camera = view.row(source(1));
        int fault = random.nextInt(4);
        Patch patch;
        if (fault < 2 && camera != null) {
            patch = named(camera, fault == 0 ? null : "x".repeat(201));
        } else if (fault < 3) {
            patch = Patch.create(new Key(Source.TYPE, mint()), Map.of("name", set("name", "no type")), at);
        } else {
            patch = Patch.create(new Key(Production.TYPE, mint()), Map.of("client", set("client", "another")), at);
        }
        GroupPatch note = new GroupPatch(Map.of(), Map.of("note", "innocent " + ++number), null);
        List<Patch> patches = random.nextBoolean() || view.isOlder
                ? List.of(patch)
                : List.of(Patch.edit(CABLE, Map.of("note", note)), patch);
        return changeset(by, at, random.nextBoolean(), patches, List.of());
    }

    private static Patch named(Row row, @Nullable String name) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("name", name);
        return Patch.edit(row.key(), Map.of("name", Merge.onto(row, "name", values)));
    }

    private @Nullable Changeset edit(List<Row> live, View view, Actor by, Instant at) {
        Map<Key, Map<String, GroupPatch>> groups = new LinkedHashMap<>();
        int count = random.nextInt(3) == 0 ? 2 : 1;
        for (int i = 0; i < count; i++) {
            Row row = choose(live);
            String group = group(row.type(), view);
            GroupPatch patch = Merge.onto(
                    row, group, random.nextInt(5) == 0 ? before(row, group, view) : values(row.type(), group));
            if (!isNothing(patch)) {
                groups.computeIfAbsent(row.key(), k -> new LinkedHashMap<String, GroupPatch>())
                        .put(group, patch);
            }
        }
        List<Patch> patches = groups.entrySet().stream()
                .map(e -> Patch.edit(e.getKey(), e.getValue()))
                .toList();
        boolean unit = setup.allUnits() || random.nextBoolean();
        return patches.isEmpty() ? null : changeset(by, at, unit, patches, List.of());
    }

    /** What was there before the current value, as somebody who undoes it takes it. */
    private static Map<String, @Nullable Object> before(Row row, String group, View view) {
        Changeset set = view.changeset(row.lineage().of(group).writer());
        Patch patch = set == null ? null : set.patch(row.key());
        GroupPatch last = patch == null ? null : patch.groups().get(group);
        return last == null ? row.group(group) : last.old().isEmpty() ? last.values() : last.old();
    }

    /** Most of the time everybody works on the same few records. */
    private Row choose(List<Row> live) {
        UUID busy = random.nextBoolean() ? new UUID(1, 1) : new UUID(3, 1);
        return random.nextInt(4) == 0
                ? live.get(random.nextInt(live.size()))
                : live.stream()
                        .filter(r -> r.id().equals(busy))
                        .findFirst()
                        .orElseGet(() -> live.get(random.nextInt(live.size())));
    }

    private static boolean isNothing(GroupPatch patch) {
        return patch.old().equals(patch.values());
    }

    private String group(EntityType<?> type, View view) {
        String group = group(type);
        boolean unknown = group.equals(Skew.NEWER) && isOlder(view);
        return !unknown ? group : type == Connection.TYPE ? VIA : "name";
    }

    private String group(EntityType<?> type) {
        if (type == Connection.TYPE) {
            return random.nextInt(8) == 0 ? "note" : random.nextInt(3) == 0 ? LENGTH : VIA;
        }
        if (type == Production.TYPE) {
            return random.nextBoolean() ? "status" : "venue";
        }
        if (type == SourceOutput.TYPE) {
            return "label";
        }
        return switch (random.nextInt(6)) {
            case 0 -> "raster";
            case 1 -> "note";
            default -> "name";
        };
    }

    /** The field of a group that people here write. */
    static String field(String group) {
        return group.equals(VIA) ? "intermediateInput" : group;
    }

    private static boolean isOlder(View view) {
        return view instanceof MemoryView memory && memory.isOlder;
    }

    private Map<String, @Nullable Object> values(EntityType<?> type, String group) {
        int n = setup.fewValues() ? 1 + random.nextInt(3) : ++number;
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (group.equals("raster")) {
            type.group(group).forEach(f -> values.put(f.name(), null));
            values.put("hRes", n);
            values.put("vRes", n);
        } else if (group.equals("status")) {
            values.put(group, STATES.get(n % STATES.size()));
        } else if (group.equals(LENGTH)) {
            values.put(group, n);
        } else {
            values.put(field(group), setup.fewValues() ? WORDS.get(n - 1) : "v" + n);
        }
        return values;
    }

    private @Nullable Changeset create(List<Row> live, View view, Actor by, Instant at) {
        if (random.nextInt(3) == 0) {
            Key key = source(3 + random.nextInt(2));
            return view.row(key) != null
                    ? null
                    : changeset(by, at, false, List.of(source(key, "new " + ++number, at)), List.of());
        }
        List<Row> sources = live.stream().filter(r -> r.type() == Source.TYPE).toList();
        return sources.isEmpty()
                ? null
                : changeset(
                        by,
                        at,
                        false,
                        List.of(output(
                                mint(),
                                sources.get(random.nextInt(sources.size())).key(),
                                at)),
                        List.of());
    }

    private @Nullable Changeset delete(List<Row> live, View view, Actor by, Instant at) {
        Row row = random.nextBoolean() ? choose(live) : live.get(random.nextInt(live.size()));
        if (row.key().equals(PRODUCTION) && random.nextInt(4) > 0) {
            return null;
        }
        List<Row> all = new ArrayList<>(List.of(row));
        all.addAll(Trees.below(row, view));
        List<Patch> patches = new ArrayList<>();
        for (Row r : all) {
            List<UUID> known =
                    view.conflicts(r.key()).stream().map(Conflict::id).toList();
            UUID writer = r.lineage().of(Conflict.DELETED).writer();
            patches.add(Patch.delete(r.key(), ContentHash.seen(r), known, writer));
        }
        return changeset(by, at, true, patches, List.of());
    }

    private @Nullable Changeset restore(List<Row> deleted, Actor by, Instant at) {
        if (deleted.isEmpty()) {
            return null;
        }
        Row row = deleted.get(random.nextInt(deleted.size()));
        UUID writer = row.lineage().of(Conflict.DELETED).writer();
        return changeset(by, at, false, List.of(Patch.restore(row.key(), Map.of(), writer)), List.of());
    }

    /** Takes the other value of a pending conflict, or leaves the one that is shown. */
    private @Nullable Changeset resolve(Iterable<Conflict> conflicts, View view, Actor by, Instant at) {
        List<Conflict> open = new ArrayList<>();
        conflicts.forEach(c -> {
            if (c.isOpen() && c.resolvedBy() == null && !c.group().equals(Conflict.DELETED)) {
                open.add(c);
            }
        });
        if (open.isEmpty()) {
            return null;
        }
        Conflict chosen = open.get(random.nextInt(open.size()));
        Row row = view.row(chosen.key());
        if (isOlder(view) && chosen.group().equals(Skew.NEWER)) {
            return null;
        }
        if (chosen.group().equals(Conflict.UNIT) || row == null || row.deleted()) {
            return null;
        }
        boolean local = random.nextBoolean();
        var part = chosen.parts().getFirst();
        GroupPatch patch = Merge.onto(row, chosen.group(), local ? part.local() : part.cloud());
        List<Patch> patches =
                patch.old().equals(patch.values()) || patch.values().isEmpty()
                        ? List.of()
                        : List.of(Patch.edit(row.key(), Map.of(chosen.group(), patch)));
        Resolution how = local ? Resolution.LOCAL_WINS : Resolution.CLOUD_WINS;
        return changeset(by, at, true, patches, List.of(new Resolve(chosen.id(), how)));
    }
}
