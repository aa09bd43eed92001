package dev.roadcase.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.model.Ask;
import dev.roadcase.model.Base;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Change;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Production;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Refusal;
import dev.roadcase.model.Row;
import dev.roadcase.model.Send;
import dev.roadcase.model.Source;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UndoingTest extends StoreContract {
    private Commit.Result makeSource(UUID id) {
        return dana(create(Source.TYPE, id, "{'type':'cam','name':'A','outputs':[{'connector':'SDI'}]}"));
    }

    private List<UUID> blockedBy(Ask ask) {
        Refusal.UndoBlocked blocked = catchThrowableOfType(Refusal.UndoBlocked.class, () -> dana(ask));
        assertThat(blocked).isNotNull();
        return blocked.later().stream().map(Change::changeId).toList();
    }

    @Test
    void undoOfACreationDeletesWithEverythingBelow() {
        Key key = new Key(Source.TYPE, Ids.mint());
        Commit.Result made = makeSource(key.id());
        Commit.Result undone = dana(undo(made));
        assertThat(row(key).deleted()).isTrue();
        assertThat(outputs(key)).isEmpty();
        dana(undo(undone));
        assertThat(row(key).deleted()).isFalse();
        assertThat(outputs(key)).hasSize(1);
    }

    @Test
    void undoOfAnEditPutsTheValuesBackAndUndoOfThatTakesThemAgain() {
        Key key = camera();
        Commit.Result edited = dana(edit(key, 1, "{'name':'B','hRes':1280,'outputs':[{'label':'L'},{}]}"));
        Commit.Result undone = dana(undo(edited));
        assertThat(row(key).text("name")).isEqualTo("Cam 1");
        assertThat(row(key).get("hRes")).isEqualTo(1920);
        assertThat(outputs(key).getFirst().text("label")).isEmpty();
        assertThat(undone.changes().getFirst().cause()).isEqualTo(Cause.UNDO);
        dana(undo(undone));
        assertThat(row(key).text("name")).isEqualTo("B");
        assertThat(outputs(key).getFirst().text("label")).isEqualTo("L");
    }

    @Test
    void undoOfADeletionRestoresAndUndoOfARestoreDeletes() {
        Key key = camera();
        Commit.Result deleted = dana(new Ask.Delete(key, Base.NOW));
        dana(undo(deleted));
        assertThat(outputs(key)).hasSize(2);
        dana(new Ask.Delete(key, Base.NOW));
        Commit.Result restored = dana(new Ask.Restore(key));
        dana(undo(restored));
        assertThat(row(key).deleted()).isTrue();
        assertThat(outputs(key)).isEmpty();
    }

    @Test
    void undoIsBlockedByWhatCameAfterInTheSameFields() {
        Key key = camera();
        Commit.Result first = dana(edit(key, 1, "{'name':'B'}"));
        kim(edit(key, 2, "{'note':'other'}"));
        Commit.Result later = kim(edit(key, 3, "{'name':'C'}"));
        assertThat(blockedBy(undo(first))).containsExactly(undoable(later));
        assertThat(row(key).text("name")).isEqualTo("C");
    }

    @Test
    void undoLeavesOtherFieldsThatCameAfter() {
        Key key = camera();
        Commit.Result first = dana(edit(key, 1, "{'name':'B'}"));
        kim(edit(key, 2, "{'note':'other'}"));
        dana(undo(first));
        assertThat(row(key).text("name")).isEqualTo("Cam 1");
        assertThat(row(key).text("note")).isEqualTo("other");
    }

    @Test
    void undoOfACreationIsBlockedByAnEdit() {
        Key key = new Key(Source.TYPE, Ids.mint());
        Commit.Result made = makeSource(key.id());
        Commit.Result later = kim(edit(key, 1, "{'name':'B'}"));
        assertThat(blockedBy(undo(made))).containsExactly(undoable(later));
    }

    @Test
    void changesCanBeUndoneOneAfterTheOther() {
        Key key = new Key(Source.TYPE, Ids.mint());
        Commit.Result made = makeSource(key.id());
        Commit.Result first = dana(edit(key, 1, "{'name':'B','outputs':[{'label':'x'}]}"));
        Commit.Result second = dana(edit(key, 2, "{'name':'C'}"));
        dana(undo(second));
        Commit.Result back = dana(undo(first));
        assertThat(row(key).text("name")).isEqualTo("A");
        dana(undo(back));
        assertThat(row(key).text("name")).isEqualTo("B");
        dana(undo(first));
        dana(undo(made));
        assertThat(row(key).deleted()).isTrue();
    }

    @Test
    void undoOfAnUnknownChangeOrOneOfAnotherShowIsNotFound() {
        assertThatThrownBy(() -> dana(new Ask.Undo(Ids.random()))).isInstanceOf(Refusal.NotFound.class);
        UUID other = Ids.mint();
        Commit.Result elsewhere =
                ask(dana, other, create(Production.TYPE, other, "{'client':'Acme','showName':'Other'}"));
        assertThatThrownBy(() -> dana(undo(elsewhere))).isInstanceOf(Refusal.NotFound.class);
    }

    private Commit.Result bring(UUID importId, Ask... asks) {
        return store.commit(
                Commit.of(new Proposal(Ids.random(), show, dana, now(), Cause.IMPORT, true, importId, List.of(asks))));
    }

    @Test
    void anImportIsUndoneWholeFromAnyOfItsChangesets() {
        UUID importId = Ids.random();
        Key old = camera();
        Commit.Result first = bring(
                importId,
                create(Source.TYPE, Ids.mint(), "{'type':'cam','name':'A'}"),
                edit(old, Base.NOW, "{'name':'imported'}"));
        Commit.Result second = bring(
                importId,
                create(Send.TYPE, Ids.mint(), "{'type':'projector','name':'B'}"),
                edit(old, Base.NOW, "{'name':'imported twice'}"));
        assertThat(store.<List<Change>>read(r -> r.changes(undoable(second)))).hasSize(2);
        Commit.Result undone = dana(undo(first));
        assertThat(store.<List<Row>>read(r -> r.list(ListQuery.all(Send.TYPE, show))))
                .isEmpty();
        assertThat(store.<List<Row>>read(r -> r.list(ListQuery.all(Source.TYPE, show))))
                .hasSize(1);
        assertThat(row(old).text("name")).isEqualTo("Cam 1");
        dana(undo(undone));
        assertThat(row(old).text("name")).isEqualTo("imported twice");
        assertThat(store.<List<Row>>read(r -> r.list(ListQuery.all(Send.TYPE, show))))
                .hasSize(1);
    }

    @Test
    void undoOfAnImportDoesNotBuryWhatAnotherWroteBetweenItsChangesets() {
        UUID importId = Ids.random();
        Key old = camera();
        Commit.Result first = bring(importId, edit(old, Base.NOW, "{'name':'imported'}"));
        Commit.Result between = kim(edit(old, 2, "{'name':'by kim'}"));
        bring(importId, edit(old, Base.NOW, "{'name':'imported twice'}"));
        assertThat(blockedBy(undo(first))).contains(undoable(between));
        assertThat(row(old).text("name")).isEqualTo("imported twice");
    }

    @Test
    void aChildCannotComeBackBelowADeletedParent() {
        Key key = camera();
        Commit.Result removed = dana(
                edit(key, 1, "{'outputs':[{'id':'" + outputs(key).getFirst().id() + "'}]}"));
        Commit.Result deleted = dana(new Ask.Delete(key, Base.NOW));
        assertThat(blockedBy(undo(removed))).containsExactly(undoable(deleted));
    }

    @Test
    void nothingBelowADeletedProductionIsUndoneButItsDeletionIs() {
        Key key = camera();
        Commit.Result edited = dana(edit(key, 1, "{'name':'B'}"));
        Commit.Result gone = dana(new Ask.Delete(new Key(Production.TYPE, show), Base.NOW));
        assertThatThrownBy(() -> dana(undo(edited))).isInstanceOf(Refusal.Gone.class);
        dana(undo(gone));
        dana(undo(edited));
        assertThat(row(key).text("name")).isEqualTo("Cam 1");
    }
}
