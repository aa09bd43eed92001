package dev.roadcase.sync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Actor;
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
import dev.roadcase.sync.core.Rules.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Changes that reach the hub in another order than they were made, as happens when an edge dies and its devices bring the
 * rest by another one. Each history ends well, and does not when the rule it is about is left out.
 */
class LateArrivalsTest {
    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant NOW = START.plusSeconds(3_600);
    private static final Key CAMERA = new Key(Source.TYPE, new UUID(1, 1));
    private static final Actor KIM = SimAuthor.actor(1);

    private final Changeset genesis = new SimAuthor(new Random(1), SimSetup.standard()).genesis(START);
    private final Changeset first = rename(1, "0", "A", genesis.id());
    private final Changeset second = rename(2, "A", "B", first.id());
    private final Changeset third = rename(3, "B", "C", second.id());

    private static Changeset changeset(int number, boolean unit, List<Patch> patches) {
        return new Changeset(
                new UUID(4, number), SimAuthor.SCOPE, unit, KIM, START.plusSeconds(number), Cause.EDIT, patches);
    }

    private static Changeset rename(int number, String old, String name, UUID after) {
        GroupPatch patch = new GroupPatch(Map.of("name", old), Map.of("name", name), after);
        return changeset(number, false, List.of(Patch.edit(CAMERA, Map.of("name", patch))));
    }

    private SimHub hub(Rules rules, Changeset... arriving) {
        SimHub hub = new SimHub(new SimSetup(rules, Set.of()));
        hub.accept(genesis, NOW);
        for (Changeset set : arriving) {
            hub.accept(set, NOW);
        }
        return hub;
    }

    private static @Nullable Row camera(SimHub hub) {
        return hub.view.row(CAMERA);
    }

    private static String name(SimHub hub) {
        Row row = camera(hub);
        return row == null ? "" : row.text("name");
    }

    @Test
    void whatBuildsOnAMissingChangeWaitsForIt() {
        SimHub hub = hub(Rules.ALL, second);
        assertThat(name(hub)).isEqualTo("0");
        assertThat(hub.view.conflicts(CAMERA)).extracting(Conflict::kind).containsExactly(Conflict.Kind.EARLY);
        assertThat(name(hub(Rules.without(Rule.PARKING), second))).isEqualTo("B");
    }

    @Test
    void itWaitsAlsoWhenOnlyAnEarlierStepIsMissing() {
        assertThat(name(hub(Rules.ALL, second, third))).isEqualTo("0");
        assertThat(name(hub(Rules.without(Rule.WHOLE_LINEAGE), second, third))).isEqualTo("C");
    }

    @Test
    void whenTheMissingChangeComesAllIsPutInOrderAndNobodyIsAsked() {
        SimHub hub = hub(Rules.ALL, second, third, first);
        assertThat(name(hub)).isEqualTo("C");
        assertThat(hub.view.conflicts(CAMERA)).isEmpty();
        SimHub without = hub(Rules.without(Rule.SETTLING), second, third, first);
        assertThat(name(without)).isEqualTo("A");
        assertThat(without.view.conflicts(CAMERA)).isNotEmpty();
    }

    @Test
    void aDeletionThatWasAnsweredAlreadyDoesNothing() {
        SimHub before = hub(Rules.ALL);
        List<Patch> patches = new ArrayList<>();
        for (Key key : List.of(
                CAMERA, new Key(SourceOutput.TYPE, new UUID(2, 1)), new Key(SourceOutput.TYPE, new UUID(2, 2)))) {
            Row row = before.view.rows.get(key);
            patches.add(Patch.delete(key, row == null ? "" : ContentHash.seen(row), List.of(), genesis.id()));
        }
        Changeset deletion = changeset(5, true, patches);
        Changeset back = changeset(6, false, List.of(Patch.restore(CAMERA, Map.of(), deletion.id())));
        assertThat(isLive(hub(Rules.ALL, deletion))).isFalse();
        assertThat(isLive(hub(Rules.ALL, deletion, back))).isTrue();
        assertThat(isLive(hub(Rules.ALL, back, deletion))).isTrue();
        assertThat(isLive(hub(Rules.without(Rule.OVERTAKEN), back, deletion))).isFalse();
    }

    /** While both wait the log knows the deletion however they came; which of them is laid first must not count. */
    @Test
    void anAnswerThatCameBeforeItsDeletionHoldsAlsoWhenBothAreLaidAnew() {
        Story story = new Story(Rules.ALL);
        SimEdge edge = new SimEdge(SimAuthor.SCOPE, SimSetup.standard());
        edge.pull(story.hub, 100, new Random(1));
        Changeset deletion = story.deletion();
        edge.accept(story.made(false, Patch.restore(Story.CAMERA, Map.of(), deletion.id())));
        edge.accept(deletion);
        assertThat(isLive(edge.shown)).isTrue();
        story.arrive(story.made(false, Story.via("1", "2", story.genesis.id())));
        edge.pull(story.hub, 100, new Random(1));
        assertThat(isLive(edge.shown)).isTrue();
    }

    /** A device brings its second edit by another server than the first: nobody is shown what was replaced already. */
    @Test
    void whileBothWaitTheLaterOfOneLineIsShownInWhateverOrderTheyCame() {
        SimHub hub = hub(Rules.ALL);
        SimEdge edge = new SimEdge(SimAuthor.SCOPE, SimSetup.standard());
        edge.pull(hub, 100, new Random(1));
        edge.accept(second);
        edge.accept(first);
        assertThat(Objects.requireNonNull(edge.shown.row(CAMERA)).text("name")).isEqualTo("B");
        hub.accept(rename(9, "0", "Z", genesis.id()), NOW);
        edge.pull(hub, 100, new Random(1));
        assertThat(Objects.requireNonNull(edge.shown.row(CAMERA)).text("name")).isEqualTo("B");
    }

    private static boolean isLive(SimHub hub) {
        return isLive(hub.view);
    }

    private static boolean isLive(MemoryView view) {
        Row row = view.row(CAMERA);
        return row != null && !row.deleted();
    }

    @Test
    void theStepsOfOneAuthorThatComeAfterTheClashAreOneConflict() {
        Changeset other = rename(9, "0", "Z", genesis.id());
        SimHub hub = hub(Rules.ALL, other, first, second, third);
        assertThat(name(hub)).isEqualTo("Z");
        assertThat(hub.view.conflicts(CAMERA)).hasSize(1);
        assertThat(hub.view.conflicts(CAMERA).getFirst().local().changeset()).isEqualTo(third.id());
        assertThat(hub(Rules.without(Rule.CHAINS), other, first, second, third)
                        .view
                        .conflicts(CAMERA))
                .hasSize(3);
    }

    @Test
    void aDecisionForWhatIsThereStandsAgainstAnOlderEditThatDidNotKnowOfIt() {
        Changeset other = rename(9, "0", "Z", genesis.id());
        SimHub hub = hub(Rules.ALL, other, first);
        Conflict asked = hub.view.conflicts(CAMERA).getFirst();
        Changeset keeping = rename(20, "A", "Z", first.id());
        Changeset decision = new Changeset(
                keeping.id(),
                keeping.scope(),
                true,
                KIM,
                keeping.at(),
                Cause.RESOLVE,
                keeping.patches(),
                List.of(new Resolve(asked.id(), Resolution.CLOUD_WINS)));
        hub.accept(decision, NOW);
        Changeset older = rename(15, "Z", "Q", other.id());
        hub.accept(older, NOW);
        assertThat(name(hub)).isEqualTo("Z");
        assertThat(hub.view.conflicts(CAMERA))
                .anyMatch(c -> c.local().changeset().equals(older.id()) && !c.localWins());
    }

    /** A clock that is years behind must not make older what was written knowingly over something newer. */
    @Test
    void whoWentOnFromAValueIsNeverOlderThanIt() {
        Story story = new Story(Rules.ALL);
        Changeset unaware = story.made(false, Story.name("0", "Unaware", story.genesis.id()));
        Changeset first = story.made(false, Story.name("0", "First", story.genesis.id()));
        Changeset onwards = story.made(false, Story.name("First", "Onwards", first.id()));
        Changeset longAgo = new Changeset(
                onwards.id(),
                onwards.scope(),
                onwards.unit(),
                onwards.author(),
                Story.START.minusSeconds(100_000_000),
                onwards.cause(),
                onwards.patches(),
                onwards.resolves());
        story.arrive(first, longAgo, unaware);
        assertThat(story.name()).isEqualTo("Onwards");
        assertThat(story.conflicts(Story.CAMERA).getFirst().loser().changeset()).isEqualTo(unaware.id());
    }
}
