package dev.roadcase.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.model.Ask;
import dev.roadcase.model.Base;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Refusal;
import dev.roadcase.model.Source;
import org.junit.jupiter.api.Test;

class DeletingTest extends StoreContract {
    private static Ask delete(Key key, long base) {
        return new Ask.Delete(key, new Base.Version(base));
    }

    private static Ask restore(Key key) {
        return new Ask.Restore(key);
    }

    @Test
    void aDeletionTakesWhatIsNestedAndKeepsTheValues() {
        Key key = camera();
        dana(delete(key, 1));
        assertThat(row(key).deleted()).isTrue();
        assertThat(row(key).text("name")).isEqualTo("Cam 1");
        assertThat(outputs(key)).isEmpty();
        assertThatThrownBy(() -> dana(edit(key, 1, "{'name':'X'}"))).isInstanceOf(Refusal.Gone.class);
    }

    @Test
    void aSecondDeletionChangesNothing() {
        Key key = camera();
        dana(delete(key, 1));
        assertThat(kim(delete(key, 1)).changes()).isEmpty();
        assertThat(kim(new Ask.Delete(key, Base.NOW)).changes()).isEmpty();
        assertThatThrownBy(() -> kim(delete(new Key(Source.TYPE, Ids.mint()), 1)))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void aDeletionOfWhatAnotherChangedClashes() {
        Key key = camera();
        kim(edit(key, 1, "{'name':'B'}"));
        kim(edit(key, 2, "{'name':'C'}"));
        Refusal.Conflict conflict = conflict(() -> dana(delete(key, 1)));
        assertThat(conflict.clashes()).hasSize(1);
        assertThat(conflict.clashes().getFirst().field()).isEqualTo("name");
        assertThat(conflict.clashes().getFirst().base().asText()).isEqualTo("Cam 1");
        assertThat(conflict.clashes().getFirst().theirs().asText()).isEqualTo("C");
        dana(new Ask.Delete(key, Base.NOW));
        assertThat(row(key).deleted()).isTrue();
    }

    @Test
    void aDeletionClashesWithAChildItsAuthorDidNotSee() {
        Key key = camera();
        kim(edit(key, 1, "{'outputs':[{'label':'A'},{}]}"));
        assertThat(clashes(() -> dana(delete(key, 1))))
                .containsExactly("outputs/" + outputs(key).getFirst().id() + "/label");
        assertThat(row(key).deleted()).isFalse();
    }

    @Test
    void aDeletionClashesWithAChildThatCameBackUnseen() {
        Key key = camera();
        Commit.Result removed =
                kim(edit(key, 1, "{'outputs':[{'id':'" + outputs(key).getFirst().id() + "'}]}"));
        kim(undo(removed));
        assertThat(clashes(() -> dana(delete(key, 2)))).hasSize(1);
    }

    @Test
    void restoringBringsBackWhatWentWithItButNotWhatWentBefore() {
        Key key = camera();
        dana(edit(key, 1, "{'outputs':[{'id':'" + outputs(key).get(1).id() + "'}]}"));
        dana(delete(key, 2));
        dana(restore(key));
        assertThat(row(key).deleted()).isFalse();
        assertThat(connectors(key)).containsExactly("HDMI");
        assertThat(dana(restore(key)).changes()).as("restoring again").isEmpty();
        dana(edit(key, version(key), "{'name':'back'}"));
        assertThat(row(key).text("name")).isEqualTo("back");
    }

    @Test
    void aStaleEditOfWhatWasDeletedAndRestoredStillApplies() {
        Key key = camera();
        dana(delete(key, 1));
        dana(restore(key));
        kim(edit(key, 1, "{'name':'B','outputs':[{'label':'A'},{}]}"));
        assertThat(row(key).text("name")).isEqualTo("B");
        assertThat(outputs(key).getFirst().text("label")).isEqualTo("A");
    }

    @Test
    void aRecordMadeAndDeletedInOneBatchIsATombstone() {
        Key key = new Key(Source.TYPE, Ids.mint());
        dana(create(Source.TYPE, key.id(), "{'type':'cam','name':'A'}"), new Ask.Delete(key, Base.NOW));
        assertThat(row(key).deleted()).isTrue();
        dana(restore(key));
        assertThat(row(key).deleted()).isFalse();
    }
}
