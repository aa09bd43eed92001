package dev.roadcase.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.model.Ask;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Refusal;
import dev.roadcase.model.Row;
import dev.roadcase.model.Send;
import dev.roadcase.model.Source;
import dev.roadcase.sync.core.Drafted.What;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CreatingTest extends StoreContract {
    private static final String CAMERA = "{'type':'cam','name':'Cam 1','outputs':[{'connector':'3G-SDI'}]}";

    @Test
    void theSameContentAgainChangesNothing() {
        UUID id = Ids.mint();
        dana(create(Source.TYPE, id, CAMERA));
        Commit.Result again = kim(create(Source.TYPE, id, CAMERA));
        assertThat(again.done().getFirst().what()).isEqualTo(What.EXISTED);
        assertThat(again.changes()).isEmpty();
        assertThat(again.done().getFirst().nested()).hasSize(1);
        assertThat(version(new Key(Source.TYPE, id))).isEqualTo(1);
        assertThat(journal()).hasSize(2);
    }

    @Test
    void otherContentUnderTheSameIdIsRefused() {
        UUID id = Ids.mint();
        dana(create(Source.TYPE, id, CAMERA));
        for (String other : List.of(
                "{'type':'cam','name':'Cam 2'}",
                "{'type':'cam','name':'Cam 1','outputs':[]}",
                "{'type':'cam','name':'Cam 1','outputs':[{'connector':'HDMI'}]}")) {
            assertThatThrownBy(() -> dana(create(Source.TYPE, id, other))).isInstanceOf(Refusal.AlreadyExists.class);
        }
        assertThat(row(new Key(Source.TYPE, id)).text("name")).isEqualTo("Cam 1");
    }

    @Test
    void anIdOfAnotherShowIsTaken() {
        UUID id = Ids.mint();
        dana(create(Source.TYPE, id, CAMERA));
        UUID other = Ids.mint();
        makeShow(other);
        assertThatThrownBy(() -> ask(dana, other, create(Source.TYPE, id, CAMERA)))
                .isInstanceOf(Refusal.AlreadyExists.class);
    }

    @Test
    void anUnknownProductionIsNotFound() {
        assertThatThrownBy(() -> ask(dana, Ids.mint(), create(Source.TYPE, Ids.mint(), CAMERA)))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void everyFaultIsToldAtOnce() {
        Ask ask = create(Source.TYPE, Ids.mint(), """
                {'name':' ','hRes':0,'rate':'fast','blanking':'some','color':'red','outputs':[{'outputIndex':-1}]}""");
        assertThat(violations(() -> dana(ask)))
                .containsExactlyInAnyOrder(
                        "name BLANK",
                        "hRes OUT_OF_RANGE",
                        "rate WRONG_TYPE",
                        "blanking NOT_A_CHOICE",
                        "color UNKNOWN_FIELD",
                        "type REQUIRED",
                        "outputs/0/connector REQUIRED",
                        "outputs/0/outputIndex OUT_OF_RANGE");
    }

    @Test
    void aFieldWithADefaultTakesItWhenItIsSetToNull() {
        Key key = made(Source.TYPE, "{'type':'cam','name':'A','outputs':[{'connector':'SDI','outputIndex':null}]}");
        assertThat(outputs(key).getFirst().get("outputIndex")).isEqualTo(1);
        assertThat(store.<Source>read(r -> Source.TYPE.toRecord(r.row(key).orElseThrow(), r))
                        .outputs())
                .hasSize(1);
    }

    @Test
    void newRecordsGoToTheEndOfTheList() {
        for (int i = 0; i < 70; i++) {
            dana(create(Send.TYPE, Ids.mint(), "{'type':'projector','name':'Screen " + i + "'}"));
        }
        List<Row> sends = store.read(r -> r.list(ListQuery.all(Send.TYPE, show)));
        assertThat(sends).hasSize(70);
        for (int i = 0; i < 70; i++) {
            assertThat(sends.get(i).text("name")).isEqualTo("Screen " + i);
        }
    }

    @Test
    void aCreationCarriesTheVersionOneAndItsAuthor() {
        Key key = camera();
        Row row = row(key);
        assertThat(row.version()).isEqualTo(1);
        assertThat(row.lastModifiedBy()).isEqualTo(dana.id());
        assertThat(row.createdAt()).isEqualTo(row.updatedAt());
        assertThat(row.createdAt()).isEqualTo(row.createdAt().truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
    }
}
