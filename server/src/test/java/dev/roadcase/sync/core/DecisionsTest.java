package dev.roadcase.sync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Changeset;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.Resolution;
import dev.roadcase.sync.core.SimSetup.Mistake;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two people on two edges decide the same conflict, each as if alone. */
class DecisionsTest {
    private final Story story = new Story(Rules.ALL);
    private final Changeset one = story.made(false, Story.via("1", "A", story.genesis.id()));
    private final Changeset other = story.made(false, Story.via("1", "B", story.genesis.id()));
    private final Conflict asked =
            story.arrive(one, other).conflicts(SimAuthor.CABLE).getFirst();
    private final SimEdge north = edge();
    private final SimEdge south = edge();

    private SimEdge edge() {
        return edge(SimSetup.standard());
    }

    private SimEdge edge(SimSetup setup) {
        SimEdge edge = new SimEdge(SimAuthor.SCOPE, setup);
        pull(edge);
        return edge;
    }

    private void pull(SimEdge edge) {
        edge.pull(story.hub, 100, new Random(1));
    }

    private void sync(SimEdge edge) {
        edge.push(story.hub, 100, true, set -> story.hub.accept(set, Story.NOW));
        pull(edge);
    }

    private Conflict now() {
        return Objects.requireNonNull(story.hub.view.conflict(asked.id()));
    }

    @Test
    void routingIsLeftToAPersonAndShowsWhatWasThere() {
        assertThat(asked.isPending()).isTrue();
        assertThat(story.via()).isEqualTo("A");
    }

    @Test
    void theFirstDecisionStandsAndTheSecondIsAConflictOfItsOwn() {
        Changeset keep = story.decision(asked, Resolution.CLOUD_WINS, Story.via("A", "A", one.id()));
        Changeset take = story.decision(asked, Resolution.LOCAL_WINS, Story.via("A", "B", one.id()));
        north.accept(keep);
        south.accept(take);
        sync(north);
        sync(south);
        pull(north);
        assertThat(story.via()).isEqualTo("A");
        assertThat(now().resolution()).isEqualTo(Resolution.CLOUD_WINS);
        assertThat(story.conflicts(SimAuthor.CABLE))
                .singleElement()
                .satisfies(c -> assertThat(c.loser().changeset()).isEqualTo(take.id()));
        assertThat(north.shown.conflicts).isEqualTo(story.hub.view.conflicts).isEqualTo(south.shown.conflicts);
    }

    @Test
    void twoWhoDecideTheSameAgree() {
        north.accept(story.decision(asked, Resolution.LOCAL_WINS, Story.via("A", "B", one.id())));
        south.accept(story.decision(asked, Resolution.LOCAL_WINS, Story.via("A", "B", one.id())));
        sync(north);
        sync(south);
        assertThat(story.via()).isEqualTo("B");
        assertThat(now().isOpen()).isFalse();
        assertThat(story.conflicts(SimAuthor.CABLE)).isEmpty();
    }

    /** Somebody decides what only this edge expects to clash and deletes the record then; the hub hears of the decision first. */
    @Test
    void aDecisionThatCameHomeBeforeWhatItDecidesHoldsNothingUpAnyMore() {
        SimEdge judging = edge(new SimSetup(Rules.ALL, Set.of(), false, false, false, true));
        story.arrive(story.made(false, Story.name("0", "A", story.genesis.id())));
        pull(judging);
        Changeset late = story.made(false, Story.name("0", "B", story.genesis.id()));
        judging.take(late);
        UUID expected = Conflict.idOf(late.id(), Story.CAMERA, "name");
        Changeset decision =
                story.decision(Objects.requireNonNull(judging.shown.conflict(expected)), Resolution.LOCAL_WINS);
        judging.take(decision);
        judging.take(story.deletion(judging.shown));
        assertThat(isShown(judging)).as("gone, for nothing is open").isFalse();
        story.arrive(decision);
        pull(judging);
        assertThat(isShown(judging)).as("there, for the clash is open again").isTrue();
        sync(judging);
        assertThat(story.isLive(Story.CAMERA)).as("as the hub sees it").isTrue();
        assertThat(judging.shown.conflicts).isEqualTo(story.hub.view.conflicts);
    }

    private static boolean isShown(SimEdge edge) {
        return !Objects.requireNonNull(edge.shown.row(Story.CAMERA)).deleted();
    }

    /** A cable and a name were moved together and lost together; whoever takes them after all is overtaken on the hub. */
    private Conflict afterALostDecision(SimEdge edge) {
        Changeset both =
                story.made(true, Story.via("1", "C", story.genesis.id()), Story.name("0", "Jib", story.genesis.id()));
        Conflict whole = story.arrive(both).conflicts(Story.CAMERA).getFirst();
        pull(edge);
        edge.accept(story.decision(
                whole,
                Resolution.LOCAL_WINS,
                Story.via("A", "C", one.id()),
                Story.name("0", "Jib", story.genesis.id())));
        Conflict shown = Objects.requireNonNull(edge.shown.conflict(whole.id()));
        assertThat(shown.resolution()).isEqualTo(Resolution.LOCAL_WINS);
        story.arrive(story.made(false, Story.via("A", "D", one.id())));
        sync(edge);
        assertThat(edge.pending).isEmpty();
        return whole;
    }

    @Test
    void aDecisionThatIsItselfOvertakenLeavesOpenWhatItWasAboutOnTheEdgeToo() {
        Conflict whole = afterALostDecision(north);
        assertThat(story.via()).isEqualTo("D");
        assertThat(north.shown.conflicts).isEqualTo(story.hub.view.conflicts);
        assertThat(Objects.requireNonNull(north.shown.conflict(whole.id())).isOpen())
                .isTrue();
    }

    @Test
    void withoutThatTheEdgeWouldHoldItDecided() {
        SimEdge without = edge(SimSetup.with(Mistake.OWN_VERDICT_STAYS));
        afterALostDecision(without);
        assertThat(without.shown.conflicts).isNotEqualTo(story.hub.view.conflicts);
    }
}
