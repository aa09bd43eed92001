package dev.roadcase.sync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Changeset;
import dev.roadcase.model.Conflict;
import dev.roadcase.sync.core.Rules.Rule;
import org.junit.jupiter.api.Test;

/** What its author did as one step takes effect as one or not at all. */
class UnitsTest {
    private final Story story = new Story(Rules.ALL);

    private static Changeset early(Story story, Changeset missing) {
        return story.made(true, Story.name("0", "Jib", story.genesis.id()), Story.via("A", "B", missing.id()));
    }

    @Test
    void aStepWaitsWholeForWhatOneHalfOfItBuildsOn() {
        Changeset missing = story.made(false, Story.via("1", "A", story.genesis.id()));
        story.arrive(early(story, missing));
        assertThat(story.name()).isEqualTo("0");
        Conflict waiting = story.conflicts(Story.CAMERA).getFirst();
        assertThat(waiting.kind()).isEqualTo(Conflict.Kind.EARLY);
        assertThat(waiting.group()).isEqualTo(Conflict.UNIT);
        assertThat(waiting.parts()).hasSize(2);
        assertThat(story.conflicts(SimAuthor.CABLE)).containsExactly(waiting);
    }

    @Test
    void whenThatArrivesTheStepIsNotCarriedOutByHalves() {
        Changeset missing = story.made(false, Story.via("1", "A", story.genesis.id()));
        story.arrive(early(story, missing), missing);
        assertThat(story.via()).isEqualTo("A");
        assertThat(story.name()).isEqualTo("0");
        assertThat(story.conflicts(Story.CAMERA)).hasSize(1);
    }

    @Test
    void withoutTheRuleOneHalfWouldBeShown() {
        Story without = new Story(Rules.without(Rule.UNITS));
        Changeset missing = without.made(false, Story.via("1", "A", without.genesis.id()));
        without.arrive(early(without, missing));
        assertThat(without.name()).isEqualTo("Jib");
        assertThat(without.via()).isEqualTo("1");
    }

    @Test
    void aStepThatLosesOnOneRecordLosesOnBoth() {
        Changeset swap =
                story.made(true, Story.name("0", "Jib", story.genesis.id()), Story.via("1", "B", story.genesis.id()));
        story.arrive(story.made(false, Story.name("0", "Crane", story.genesis.id())), swap);
        assertThat(story.name()).isEqualTo("Crane");
        assertThat(story.via()).isEqualTo("1");
        assertThat(story.conflicts(SimAuthor.CABLE))
                .singleElement()
                .satisfies(c -> assertThat(c.loser().changeset()).isEqualTo(swap.id()));
    }
}
