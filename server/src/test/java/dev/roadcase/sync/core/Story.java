package dev.roadcase.sync.core;

import dev.roadcase.model.Cause;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.ContentHash;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.Key;
import dev.roadcase.model.Patch;
import dev.roadcase.model.Resolution;
import dev.roadcase.model.Resolve;
import dev.roadcase.model.Row;
import dev.roadcase.model.Source;
import dev.roadcase.model.SourceOutput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** A hub with the planned show, and changes written out by hand that arrive at it; each is later than the one before. */
final class Story {
    static final Instant START = Instant.parse("2026-11-20T08:00:00Z");
    static final Instant NOW = START.plusSeconds(3_600);
    static final Key CAMERA = new Key(Source.TYPE, new UUID(1, 1));
    static final Key FIRST_OUTPUT = new Key(SourceOutput.TYPE, new UUID(2, 1));
    static final Key SECOND_OUTPUT = new Key(SourceOutput.TYPE, new UUID(2, 2));
    static final String VIA = SimAuthor.field(SimAuthor.VIA);

    final SimHub hub;
    final Changeset genesis;
    private int made;

    Story(Rules rules) {
        this(new SimSetup(rules, Set.of()));
    }

    Story(SimSetup setup) {
        hub = new SimHub(setup);
        genesis = new SimAuthor(new Random(1), SimSetup.standard()).genesis(START);
        hub.accept(genesis, NOW);
    }

    Story arrive(Changeset... sets) {
        for (Changeset set : sets) {
            hub.accept(set, NOW);
        }
        return this;
    }

    Changeset made(boolean unit, Patch... patches) {
        return made(unit, Cause.EDIT, List.of(), patches);
    }

    private Changeset made(boolean unit, Cause cause, List<Resolve> resolves, Patch... patches) {
        made++;
        return new Changeset(
                new UUID(4, made),
                SimAuthor.SCOPE,
                unit,
                SimAuthor.actor(made),
                START.plusSeconds(made),
                cause,
                List.of(patches),
                resolves);
    }

    /** A person's decision about a conflict, with what it changes. */
    Changeset decision(Conflict conflict, Resolution how, Patch... patches) {
        return made(true, Cause.RESOLVE, List.of(new Resolve(conflict.id(), how)), patches);
    }

    static Patch name(String old, String name, UUID after) {
        return edit(CAMERA, "name", "name", old, name, after);
    }

    static Patch via(String old, String via, UUID after) {
        return edit(SimAuthor.CABLE, SimAuthor.VIA, VIA, old, via, after);
    }

    static Patch connector(Key output, String connector, UUID after) {
        return edit(output, "connector", "connector", "SDI", connector, after);
    }

    private static Patch edit(Key key, String group, String field, String old, String value, UUID after) {
        return Patch.edit(key, Map.of(group, new GroupPatch(Map.of(field, old), Map.of(field, value), after)));
    }

    /** Deletes the camera and its outputs as they are now. */
    Changeset deletion() {
        return deletion(hub.view);
    }

    /** The same by somebody who sees them so. */
    Changeset deletion(View seen) {
        List<Patch> patches = new ArrayList<>();
        for (Key key : List.of(CAMERA, FIRST_OUTPUT, SECOND_OUTPUT)) {
            Row row = Objects.requireNonNull(seen.row(key));
            UUID writer = row.lineage().of(Conflict.DELETED).writer();
            patches.add(Patch.delete(key, ContentHash.seen(row), List.of(), writer));
        }
        return made(true, patches.toArray(Patch[]::new));
    }

    Row row(Key key) {
        return Objects.requireNonNull(hub.view.row(key));
    }

    boolean isLive(Key key) {
        return !row(key).deleted();
    }

    String name() {
        return row(CAMERA).text("name");
    }

    String via() {
        return row(SimAuthor.CABLE).text(VIA);
    }

    /** The open conflicts, of one record. */
    List<Conflict> conflicts(Key key) {
        return hub.view.conflicts(key);
    }
}
