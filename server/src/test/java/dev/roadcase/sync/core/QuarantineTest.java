package dev.roadcase.sync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Cause;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.ContentHash;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.Key;
import dev.roadcase.model.Patch;
import dev.roadcase.model.Row;
import dev.roadcase.model.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A change that no server can carry out, on its way from where it was made to the inbox. */
class QuarantineTest {
    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant NOW = START.plusSeconds(3_600);
    private static final Key CAMERA = new Key(Source.TYPE, new UUID(1, 1));

    private final SimHub hub = new SimHub(SimSetup.standard());
    private final SimEdge edge = new SimEdge(SimAuthor.SCOPE, SimSetup.standard());
    private final Changeset genesis = new SimAuthor(new Random(1), SimSetup.standard()).genesis(START);

    QuarantineTest() {
        hub.accept(genesis, NOW);
        pull();
    }

    private void pull() {
        edge.pull(hub, 100, new Random(1));
    }

    private static Changeset rename(int number, String old, String name, UUID after) {
        GroupPatch patch = new GroupPatch(Map.of("name", old), Map.of("name", name), after);
        return changeset(number, Patch.edit(CAMERA, Map.of("name", patch)));
    }

    private static Changeset changeset(int number, Patch patch) {
        return new Changeset(
                new UUID(4, number),
                SimAuthor.SCOPE,
                false,
                SimAuthor.actor(1),
                START.plusSeconds(number),
                Cause.EDIT,
                List.of(patch));
    }

    private static String name(MemoryView view) {
        return Objects.requireNonNull(view.row(CAMERA)).text("name");
    }

    private final Changeset bad = rename(1, "0", "x".repeat(201), genesis.id());

    @Test
    void whileItWaitsItIsToldAndNotShown() {
        edge.accept(bad);
        hub.accept(rename(9, "0", "Jib", genesis.id()), NOW);
        pull();
        assertThat(name(edge.shown)).isEqualTo("Jib");
        assertThat(edge.shown.conflicts(CAMERA)).extracting(Conflict::kind).containsExactly(Conflict.Kind.REJECTED);
        assertThat(edge.pending).containsExactly(bad);
    }

    @Test
    void whatItsAuthorDidAfterItGoesOn() {
        Changeset next = rename(2, "x".repeat(201), "Cam A", bad.id());
        edge.accept(bad);
        edge.accept(next);
        edge.push(hub, 100, true, set -> hub.accept(set, NOW));
        pull();
        assertThat(name(hub.view)).isEqualTo("Cam A");
        assertThat(name(edge.shown)).isEqualTo("Cam A");
        assertThat(edge.pending).isEmpty();
        assertThat(hub.view.conflicts).hasSize(1);
    }

    @Test
    void whatItsAuthorDidAfterItTakesEffectAlsoWhenItCameBefore() {
        Changeset next = rename(2, "x".repeat(201), "Cam A", bad.id());
        hub.accept(next, NOW);
        assertThat(name(hub.view)).isEqualTo("0");
        hub.accept(bad, NOW);
        assertThat(name(hub.view)).isEqualTo("Cam A");
        assertThat(hub.view.conflicts(CAMERA)).isEmpty();
        pull();
        assertThat(name(edge.shown)).isEqualTo("Cam A");
        assertThat(edge.digest).isEqualTo(hub.digest);
    }

    @Test
    void aLineThatClashesAndGoesOnOverItIsOneEntryInWhateverOrderItComes() {
        Changeset other = rename(9, "0", "Jib", genesis.id());
        Changeset first = rename(1, "0", "A", genesis.id());
        Changeset middle = rename(2, "A", "x".repeat(201), first.id());
        Changeset last = rename(3, "x".repeat(201), "B", middle.id());
        for (List<Changeset> order : List.of(
                List.of(other, first, middle, last),
                List.of(other, last, first, middle),
                List.of(other, first, last, middle),
                List.of(other, middle, first, last))) {
            SimHub hub = new SimHub(SimSetup.standard());
            hub.accept(genesis, NOW);
            order.forEach(set -> hub.accept(set, NOW));
            assertThat(name(hub.view)).isEqualTo("Jib");
            assertThat(hub.view.conflicts(CAMERA))
                    .extracting(c -> c.loser().changeset())
                    .containsExactly(last.id());
        }
    }

    /** The show comes back for what went on from it. */
    @Test
    void aShowThatComesBackForWhatWaitedForItDoesNotComeBackForIt() {
        Changeset next = rename(2, "x".repeat(201), "Cam A", bad.id());
        hub.accept(next, NOW);
        hub.accept(deletion(), NOW);
        hub.accept(bad, NOW);
        Row back = show(hub.view);
        assertThat(back.deleted()).isFalse();
        assertThat(back.lineage().of(Conflict.DELETED).writer()).isEqualTo(next.id());
        assertThat(hub.view.conflicts(SimAuthor.PRODUCTION))
                .extracting(Conflict::kind)
                .containsExactly(Conflict.Kind.DELETE_VS_EDIT);
    }

    /** An edge that takes in what devices bring as real ones do, with the show deleted. */
    private SimEdge judging() {
        SimEdge judging = new SimEdge(SimAuthor.SCOPE, new SimSetup(Rules.ALL, Set.of(), false, false, false, true));
        hub.accept(deletion(), NOW);
        judging.pull(hub, 100, new Random(1));
        return judging;
    }

    @Test
    void aShowThatADeviceBroughtBackStaysWhileItsWorkWaits() {
        SimEdge judging = judging();
        judging.take(rename(2, "0", "Cam A", genesis.id()));
        hub.accept(bad, NOW);
        judging.pull(hub, 100, new Random(1));
        assertThat(show(hub.view).deleted()).isTrue();
        assertThat(show(judging.shown).deleted()).isFalse();
    }

    /** An edge of an older version does not see what is wrong with it, and brings the show back. */
    @Test
    void aShowThatAnEdgeBroughtBackForItGoesAgain() {
        SimEdge older = judging();
        older.beOlder();
        GroupPatch name = new GroupPatch(Map.of("name", "0"), Map.of("name", "Cam A"), genesis.id());
        GroupPatch note = new GroupPatch(Map.of(), Map.of("note", "x".repeat(100_000)), null);
        older.take(changeset(4, Patch.edit(CAMERA, Map.of("name", name, "note", note))));
        assertThat(show(older.shown).deleted()).isFalse();
        older.push(hub, 100, true, set -> hub.accept(set, NOW));
        older.pull(hub, 100, new Random(1));
        assertThat(show(hub.view).deleted()).isTrue();
        assertThat(show(older.shown).deleted()).isTrue();
        assertThat(older.shadow).isEmpty();
    }

    private Changeset deletion() {
        Row show = show(hub.view);
        return changeset(3, Patch.delete(show.key(), ContentHash.seen(show), List.of(), genesis.id()));
    }

    private static Row show(MemoryView view) {
        return Objects.requireNonNull(view.row(SimAuthor.PRODUCTION));
    }

    /** What is said of another show's record is about nothing of that show, whatever waits there. */
    @Test
    void whatIsSaidOfAnotherShowsRecordLeavesItsConflictsAlone() {
        Changeset next = rename(2, "A", "Cam A", bad.id());
        hub.accept(next, NOW);
        Changeset foreign =
                new Changeset(bad.id(), new UUID(7, 8), bad.unit(), bad.author(), bad.at(), bad.cause(), bad.patches());
        hub.accept(foreign, NOW);
        assertThat(name(hub.view)).isEqualTo("0");
        assertThat(hub.view.conflicts(CAMERA)).extracting(Conflict::kind).contains(Conflict.Kind.EARLY);
    }
}
