package dev.roadcase.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.model.Base;
import dev.roadcase.model.ChecklistItem;
import dev.roadcase.model.Clash;
import dev.roadcase.model.Effect;
import dev.roadcase.model.Ids;
import dev.roadcase.model.JsonText;
import dev.roadcase.model.Key;
import dev.roadcase.model.Op;
import dev.roadcase.model.Production;
import dev.roadcase.model.Refusal;
import dev.roadcase.model.Row;
import dev.roadcase.model.Send;
import dev.roadcase.model.Source;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EditingTest extends StoreContract {
    @Test
    void absentFieldsStayAndNullClears() {
        Key key = camera();
        dana(edit(key, 1, "{'label':null}"));
        Row row = row(key);
        assertThat(row.get("label")).isNull();
        assertThat(row.text("name")).isEqualTo("Cam 1");
        assertThat(row.get("hRes")).isEqualTo(1920);
    }

    @Test
    void editsOfDifferentFieldsFromTheSameBaseBothStand() {
        Key key = camera();
        dana(edit(key, 1, "{'name':'Cam left'}"));
        kim(edit(key, 1, "{'note':'on a riser'}"));
        assertThat(row(key).text("name")).isEqualTo("Cam left");
        assertThat(row(key).text("note")).isEqualTo("on a riser");
        assertThat(version(key)).isEqualTo(3);
    }

    @Test
    void aClashTellsFieldGroupAndEverySide() {
        Key key = camera();
        dana(edit(key, 1, "{'hRes':1280,'vRes':720}"));
        Refusal.Conflict conflict = conflict(() -> kim(edit(key, 1, "{'hRes':3840}")));
        assertThat(conflict.clashes()).hasSize(1);
        Clash clash = conflict.clashes().getFirst();
        assertThat(clash.field()).isEqualTo("hRes");
        assertThat(clash.group()).isEqualTo("raster");
        assertThat(clash.base().intValue()).isEqualTo(1920);
        assertThat(clash.yours().intValue()).isEqualTo(3840);
        assertThat(clash.theirs().intValue()).isEqualTo(1280);
        assertThat(clash.by()).isEqualTo(dana);
        assertThat(clash.at()).isEqualTo(journal().getLast().at());
        assertThat(conflict.current().version()).isEqualTo(2);
        assertThat(conflict.clientVersion()).isEqualTo(1);
        assertThat(conflict.nested()).hasSize(2);
    }

    @Test
    void fieldsOfOneGroupClashThoughTheyDiffer() {
        Key key = camera();
        dana(edit(key, 1, "{'hRes':1280}"));
        assertThat(clashes(() -> kim(edit(key, 1, "{'vRes':2160}")))).containsExactly("vRes");
    }

    @Test
    void everyClashIsToldAndNothingOfTheEditStands() {
        Key key = camera();
        dana(edit(key, 1, "{'name':'A','label':'L'}"));
        assertThat(clashes(() -> kim(edit(key, 1, "{'name':'B','label':'M','note':'free'}"))))
                .containsExactlyInAnyOrder("name", "label");
        assertThat(row(key).get("note")).isNull();
        assertThat(version(key)).isEqualTo(2);
    }

    @Test
    void theSameValueIsNoClash() {
        Key key = camera();
        dana(edit(key, 1, "{'name':'Cam left'}"));
        Commit.Result result = kim(edit(key, 1, "{'name':'Cam left'}"));
        assertThat(result.changes()).isEmpty();
        assertThat(version(key)).isEqualTo(2);
    }

    @Test
    void writingBackWhatWasReadChangesNothing() {
        Key key = camera();
        String body =
                "{'type':'cam','name':'Cam 1','label':'SRC 1','hRes':1920,'vRes':1080,'rate':59.940,'isDeleted':false,"
                        + "'createdAt':'x','syncedAt':null,'version':1,'outputs':[{'id':'"
                        + outputs(key).get(0).id() + "','connector':'3G-SDI'},{'id':'"
                        + outputs(key).get(1).id() + "','connector':'HDMI'}]}";
        assertThat(dana(edit(key, 1, body)).changes()).isEmpty();
        assertThat(version(key)).isEqualTo(1);
    }

    @Test
    void anyVersionOverwritesKnowingly() {
        Key key = camera();
        dana(edit(key, 1, "{'name':'A'}"));
        kim(edit(key, Base.NOW, "{'name':'B'}"));
        assertThat(row(key).text("name")).isEqualTo("B");
    }

    @Test
    void aBaseNewerThanTheRecordIsRefused() {
        Key key = camera();
        Refusal.FutureBase refused =
                catchThrowableOfType(Refusal.FutureBase.class, () -> dana(edit(key, 7, "{'name':'A'}")));
        assertThat(refused.currentVersion()).isEqualTo(1);
    }

    @Test
    void aBaseTheJournalDoesNotKnowClashesInEveryDifferingGroup() {
        Key key = camera();
        assertThat(clashes(() -> dana(edit(key, 0, "{'name':'A','label':'SRC 1','note':'n','hRes':1280}"))))
                .containsExactlyInAnyOrder("name", "note", "hRes");
    }

    @Test
    void aBaseTheJournalDoesNotKnowClashesInListsToo() {
        Key key = made(ChecklistItem.TYPE, "{'title':'Power','notes':[{'text':'a'}]}");
        assertThat(clashes(() -> dana(edit(key, 0, "{'notes':[{'text':'b'}]}"))))
                .containsExactly("notes");
    }

    @Test
    void aValueChangedAwayAndBackStillClashesForWhoDidNotSeeIt() {
        Key key = camera();
        dana(edit(key, 1, "{'name':'B'}"));
        dana(edit(key, 2, "{'name':'Cam 1'}"));
        assertThat(clashes(() -> kim(edit(key, 1, "{'name':'C'}")))).containsExactly("name");
        kim(edit(key, 3, "{'name':'C'}"));
        assertThat(row(key).text("name")).isEqualTo("C");
    }

    @Test
    void remarksOfTwoPeopleAreBothKept() {
        Key key = made(ChecklistItem.TYPE, "{'title':'Power','notes':[{'text':'first'}]}");
        dana(edit(key, 1, "{'notes':[{'text':'first'},{'text':'by dana'}]}"));
        kim(edit(key, 1, "{'notes':[{'text':'first'},{'text':'by kim'}]}"));
        assertThat(row(key).get("notes"))
                .isEqualTo(JsonText.parse(json("[{'text':'first'},{'text':'by dana'},{'text':'by kim'}]")));
    }

    @Test
    void oneProposalGivesOneEffectPerRecordAndEachAskSeesThoseBefore() {
        UUID id = Ids.mint();
        Key key = new Key(Source.TYPE, id);
        Commit.Result result = dana(
                create(Source.TYPE, id, "{'type':'cam','name':'A'}"),
                edit(key, Base.NOW, "{'name':'B'}"),
                edit(key, Base.NOW, "{'note':'n'}"));
        assertThat(result.changes()).hasSize(1);
        List<Effect> effects = result.changes().getFirst().effects();
        assertThat(effects).hasSize(1);
        assertThat(effects.getFirst().op()).isEqualTo(Op.CREATED);
        assertThat(effects.getFirst().version()).isEqualTo(1);
        assertThat(row(key).text("name")).isEqualTo("B");
        assertThat(row(key).text("note")).isEqualTo("n");
    }

    @Test
    void aWriteOfABatchMayBuildOnTheVersionTheOneBeforeItMakes() {
        UUID id = Ids.mint();
        Key made = new Key(Source.TYPE, id);
        Key old = camera();
        dana(
                create(Source.TYPE, id, "{'type':'cam','name':'A'}"),
                edit(made, 1, "{'name':'B'}"),
                edit(old, 1, "{'name':'C'}"),
                edit(old, 2, "{'note':'D'}"),
                edit(old, 1, "{'label':'E'}"));
        assertThat(row(made).text("name")).isEqualTo("B");
        assertThat(row(old).text("note")).isEqualTo("D");
        assertThat(row(old).text("label")).isEqualTo("E");
        assertThat(version(old)).isEqualTo(2);
    }

    @Test
    void aRefusalNamesTheAskAndNothingOfTheProposalStands() {
        Key key = camera();
        Refusal.NotFound refused = catchThrowableOfType(
                Refusal.NotFound.class,
                () -> dana(edit(key, 1, "{'name':'X'}"), edit(new Key(Send.TYPE, Ids.mint()), 1, "{'name':'Y'}")));
        assertThat(refused.index()).isEqualTo(1);
        assertThat(row(key).text("name")).isEqualTo("Cam 1");
    }

    @Test
    void severalScopesAreWrittenWholeOrNotAtAll() {
        UUID other = Ids.mint();
        makeShow(other);
        Key here = camera();
        UUID there = Ids.mint();
        var good = proposal(dana, other, create(Source.TYPE, there, "{'type':'cam','name':'There'}"));
        var bad = proposal(dana, show, edit(here, 9, "{'name':'X'}"));
        long head = store.head(other).orElseThrow().head();
        assertThatThrownBy(() -> store.commit(new Commit(List.of(good, bad), false, null)))
                .isInstanceOf(Refusal.FutureBase.class);
        assertThat(store.<Boolean>read(r -> r.row(new Key(Source.TYPE, there)).isPresent()))
                .isFalse();
        assertThat(store.head(other).orElseThrow().head()).isEqualTo(head);
        var better = proposal(dana, show, edit(here, 1, "{'name':'X'}"));
        assertThat(store.commit(new Commit(List.of(good, better), false, null)).changes())
                .hasSize(2);
        assertThat(store.head(other).orElseThrow().head()).isEqualTo(head + 1);
    }

    @Test
    void badFieldsAreToldBeforeAClash() {
        Key key = camera();
        dana(edit(key, 1, "{'name':'A'}"));
        assertThat(violations(() -> kim(edit(key, 1, "{'name':'B','hRes':'wide'}"))))
                .containsExactly("hRes WRONG_TYPE");
    }

    @Test
    void aRecordOfAnotherShowIsNotFound() {
        Key key = camera();
        UUID other = Ids.mint();
        makeShow(other);
        assertThatThrownBy(() -> ask(dana, other, edit(key, 1, "{'name':'X'}"))).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void everythingBelowADeletedProductionIsGone() {
        Key key = camera();
        Key production = new Key(Production.TYPE, show);
        dana(new dev.roadcase.model.Ask.Delete(production, new Base.Version(1)));
        assertThatThrownBy(() -> dana(edit(key, 1, "{'name':'X'}"))).isInstanceOf(Refusal.Gone.class);
        assertThatThrownBy(() -> dana(create(Send.TYPE, Ids.mint(), "{'type':'a','name':'b'}")))
                .isInstanceOf(Refusal.Gone.class);
        dana(new dev.roadcase.model.Ask.Restore(production));
        dana(edit(key, 1, "{'name':'X'}"));
        assertThat(row(key).text("name")).isEqualTo("X");
    }

    @Test
    void aPositionSetToNullStaysAndAPositionNoOneCanSortByIsRefused() {
        Key key = camera();
        String place = row(key).text("position");
        dana(edit(key, 1, "{'position':null}"));
        assertThat(row(key).text("position")).isEqualTo(place);
        for (String bad : List.of("''", "'a b'", "'-'", "'ä'")) {
            assertThat(violations(() -> dana(edit(key, Base.NOW, "{'position':" + bad + "}"))))
                    .as(bad)
                    .hasSize(1);
        }
    }
}
