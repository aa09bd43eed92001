package dev.roadcase.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Ask;
import dev.roadcase.model.Base;
import dev.roadcase.model.Connection;
import dev.roadcase.model.Device;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Production;
import dev.roadcase.model.Send;
import dev.roadcase.model.SendInput;
import dev.roadcase.model.Source;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReferencesTest extends StoreContract {
    private Key screen() {
        return made(Send.TYPE, "{'type':'projector','name':'Screen','inputs':[{'connector':'HDMI'}]}");
    }

    private Ask connect(String text) {
        return create(Connection.TYPE, Ids.mint(), text);
    }

    @Test
    void aReferenceToNothingIsRefused() {
        assertThat(violations(() -> dana(connect("{'sourceId':'" + Ids.mint() + "','toPortId':'" + Ids.mint() + "'}"))))
                .containsExactlyInAnyOrder("sourceId UNKNOWN_REFERENCE", "toPortId UNKNOWN_REFERENCE");
    }

    @Test
    void aReferenceToARecordOfAnotherShowIsRefused() {
        Key camera = camera();
        UUID other = Ids.mint();
        makeShow(other);
        assertThat(violations(() -> ask(dana, other, connect("{'sourceId':'" + camera.id() + "'}"))))
                .containsExactly("sourceId UNKNOWN_REFERENCE");
    }

    @Test
    void theTwoWaysToNameAnEndMustAgree() {
        Key one = camera();
        Key two = camera();
        Key screen = screen();
        String out = outputs(one).getFirst().id().toString();
        String in = nested(SendInput.TYPE, screen.id()).getFirst().id().toString();
        assertThat(violations(() -> dana(connect("{'sourceId':'" + two.id() + "','sourceOutputId':'" + out + "'}"))))
                .containsExactly("sourceOutputId CONTRADICTION");
        assertThat(violations(() -> dana(connect("{'sourceId':'" + two.id() + "','fromPortId':'" + out + "'}"))))
                .containsExactly("fromPortId CONTRADICTION");
        assertThat(violations(() -> dana(connect("{'destinationId':'" + one.id() + "','toPortId':'" + in + "'}"))))
                .contains("destinationId UNKNOWN_REFERENCE");
        dana(connect("{'sourceId':'" + one.id() + "','sourceOutputId':'" + out + "','fromPortId':'" + out
                + "','destinationType':'send','destinationId':'" + screen.id() + "','toPortId':'" + in + "'}"));
    }

    @Test
    void aDanglingReferenceCanBeWrittenBackUnchangedAndHealsByRestoring() {
        Key camera = camera();
        Key key = made(Connection.TYPE, "{'sourceId':'" + camera.id() + "'}");
        dana(new Ask.Delete(camera, Base.NOW));
        dana(edit(key, 1, "{'sourceId':'" + camera.id() + "','cableLabel':'SDI-7'}"));
        assertThat(row(key).get("sourceId")).isEqualTo(camera.id());
        assertThat(row(key).text("cableLabel")).isEqualTo("SDI-7");
        assertThat(violations(() -> dana(connect("{'sourceId':'" + camera.id() + "'}"))))
                .containsExactly("sourceId UNKNOWN_REFERENCE");
        dana(new Ask.Restore(camera));
        dana(connect("{'sourceId':'" + camera.id() + "'}"));
    }

    @Test
    void recordsMadeEarlierInTheSameBatchCanBeReferredTo() {
        UUID source = Ids.mint();
        UUID one = Ids.mint();
        dana(
                create(Source.TYPE, source, "{'type':'cam','name':'A'}"),
                connect("{'sourceId':'" + source + "'}"),
                create(Device.TYPE, one, "{'name':'A','category':'x'}"),
                create(Device.TYPE, Ids.mint(), "{'name':'B','category':'x','pairedDeviceId':'" + one + "'}"));
        assertThat(journal().getLast().effects()).hasSize(4);
    }

    @Test
    void whatIsImportedMayDangle() {
        UUID id = Ids.mint();
        store.commit(Commit.of(new dev.roadcase.model.Proposal(
                Ids.random(),
                show,
                dana,
                now(),
                dev.roadcase.model.Cause.IMPORT,
                true,
                Ids.random(),
                java.util.List.of(create(Connection.TYPE, id, "{'sourceId':'" + Ids.mint() + "'}")))));
        assertThat(row(new Key(Connection.TYPE, id)).get("sourceId")).isNotNull();
        assertThat(row(new Key(Production.TYPE, show)).version()).isEqualTo(1);
    }
}
