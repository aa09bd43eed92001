package dev.roadcase.sync.core;

import static dev.roadcase.sync.core.Story.CAMERA;
import static dev.roadcase.sync.core.Story.FIRST_OUTPUT;
import static dev.roadcase.sync.core.Story.SECOND_OUTPUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Changeset;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.Key;
import dev.roadcase.model.Patch;
import dev.roadcase.model.SourceOutput;
import dev.roadcase.sync.core.Rules.Rule;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Somebody deletes a camera with its outputs while somebody else, who does not see that, works on them. */
class DeletionsTest {
    private static final Key NEW_OUTPUT = new Key(SourceOutput.TYPE, new UUID(2, 9));

    private final Story story = new Story(Rules.ALL);
    private final Changeset deletion = story.deletion();

    private static Changeset renamed(Story story) {
        return story.made(false, Story.name("0", "Jib", story.genesis.id()));
    }

    private static Changeset rewired(Story story) {
        return story.made(false, Story.connector(FIRST_OUTPUT, "HDMI", story.genesis.id()));
    }

    private static Changeset added(Story story) {
        Map<String, GroupPatch> groups = Map.of(
                "sourceId",
                new GroupPatch(Map.of(), Map.of("sourceId", CAMERA.id()), null),
                "connector",
                new GroupPatch(Map.of(), Map.of("connector", "SDI"), null));
        return story.made(false, Patch.create(NEW_OUTPUT, groups, Story.START));
    }

    private void isAsked(Key key) {
        assertThat(story.conflicts(key)).extracting(Conflict::kind).contains(Conflict.Kind.DELETE_VS_EDIT);
    }

    @Test
    void whatEverybodySawGoesWhole() {
        story.arrive(deletion);
        assertThat(story.isLive(CAMERA) || story.isLive(FIRST_OUTPUT) || story.isLive(SECOND_OUTPUT))
                .isFalse();
    }

    @Test
    void nothingGoesWhenOneOutputWasEditedBefore() {
        story.arrive(rewired(story), deletion);
        assertThat(story.isLive(CAMERA) && story.isLive(FIRST_OUTPUT) && story.isLive(SECOND_OUTPUT))
                .isTrue();
        assertThat(story.row(FIRST_OUTPUT).text("connector")).isEqualTo("HDMI");
        isAsked(CAMERA);
        Story without = new Story(Rules.without(Rule.SEEN));
        without.arrive(rewired(without), without.deletion());
        assertThat(without.isLive(CAMERA)).isFalse();
    }

    @Test
    void nothingGoesWhenAnOutputWasAddedThatItsAuthorDidNotSee() {
        story.arrive(added(story), deletion);
        assertThat(story.isLive(CAMERA) && story.isLive(NEW_OUTPUT)).isTrue();
        isAsked(CAMERA);
    }

    @Test
    void anEditBringsBackWhatWasDeletedAndItsAuthorIsTold() {
        story.arrive(deletion, renamed(story));
        assertThat(story.isLive(CAMERA)).isTrue();
        assertThat(story.name()).isEqualTo("Jib");
        isAsked(CAMERA);
        Story without = new Story(Rules.without(Rule.REVIVING));
        without.arrive(without.deletion(), renamed(without));
        assertThat(without.isLive(CAMERA)).isFalse();
    }

    @Test
    void anEditOfAnOutputBringsBackThatOneAndItsCamera() {
        story.arrive(deletion, rewired(story));
        assertThat(story.isLive(CAMERA) && story.isLive(FIRST_OUTPUT)).isTrue();
        assertThat(story.isLive(SECOND_OUTPUT)).isFalse();
        isAsked(CAMERA);
        isAsked(FIRST_OUTPUT);
    }

    @Test
    void aNewOutputBringsBackItsCamera() {
        story.arrive(deletion, added(story));
        assertThat(story.isLive(CAMERA) && story.isLive(NEW_OUTPUT)).isTrue();
        isAsked(CAMERA);
        Story without = new Story(Rules.without(Rule.REVIVING_PARENTS));
        without.arrive(without.deletion(), added(without));
        assertThat(SimChecks.orphan(without.hub.view.rows)).startsWith("ORPHAN");
    }

    @Test
    void twoWhoDeleteTheSameAgree() {
        Changeset again = story.deletion();
        story.arrive(deletion, again);
        assertThat(story.isLive(CAMERA)).isFalse();
        assertThat(story.hub.view.conflicts).isEmpty();
    }
}
