package dev.roadcase.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Base;
import dev.roadcase.model.CardPort;
import dev.roadcase.model.Clash;
import dev.roadcase.model.Device;
import dev.roadcase.model.Equipment;
import dev.roadcase.model.EquipmentCard;
import dev.roadcase.model.EquipmentPort;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Port;
import dev.roadcase.model.Refusal;
import dev.roadcase.model.Row;
import dev.roadcase.model.Source;
import dev.roadcase.model.SourceOutput;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NestedTest extends StoreContract {
    private UUID output(Key source, int index) {
        return outputs(source).get(index).id();
    }

    private static String item(UUID id, String rest) {
        return "{'id':'" + id + "'" + (rest.isEmpty() ? "" : "," + rest) + "}";
    }

    @Test
    void whatWasThereAndIsNotSentIsDeleted() {
        Key key = camera();
        dana(edit(key, 1, "{'outputs':[" + item(output(key, 1), "") + "]}"));
        assertThat(connectors(key)).containsExactly("HDMI");
        assertThat(version(key)).isEqualTo(2);
    }

    @Test
    void whatOthersAddedSinceStaysBehindWhatIsSent() {
        Key key = camera();
        UUID first = output(key, 0);
        UUID second = output(key, 1);
        dana(edit(key, 1, "{'outputs':[" + item(first, "") + "," + item(second, "") + ",{'connector':'DP'}]}"));
        kim(edit(
                key,
                1,
                "{'outputs':[" + item(first, "'label':'A'") + "," + item(second, "") + ",{'connector':'ST'}]}"));
        assertThat(connectors(key)).containsExactlyInAnyOrder("3G-SDI", "HDMI", "DP", "ST");
        assertThat(outputs(key).getFirst().text("label")).isEqualTo("A");
    }

    @Test
    void anItemWithoutIdIsTheOneAtItsPlace() {
        Key key = camera();
        UUID first = output(key, 0);
        UUID second = output(key, 1);
        dana(edit(key, 1, "{'outputs':[{'connector':'12G-SDI'},{'connector':'HDMI'},{'connector':'DP'}]}"));
        assertThat(connectors(key)).containsExactly("12G-SDI", "HDMI", "DP");
        assertThat(output(key, 0)).isEqualTo(first);
        assertThat(output(key, 1)).isEqualTo(second);
    }

    @Test
    void thePlaceOfAnItemWithoutIdIsThatAtTheBase() {
        Key key = camera();
        UUID first = output(key, 0);
        UUID second = output(key, 1);
        dana(edit(key, 1, "{'outputs':[" + item(second, "") + "," + item(first, "") + "]}"));
        kim(edit(key, 1, "{'outputs':[{'label':'was first'},{'label':'was second'}]}"));
        assertThat(row(new Key(SourceOutput.TYPE, first)).text("label")).isEqualTo("was first");
        assertThat(row(new Key(SourceOutput.TYPE, second)).text("label")).isEqualTo("was second");
        assertThat(connectors(key)).as("the order Dana made").containsExactly("HDMI", "3G-SDI");
    }

    @Test
    void itemsCanBeReorderedAndKeepTheirIds() {
        Key key = made(Source.TYPE, """
                {'type':'cam','name':'A','outputs':[{'connector':'a'},{'connector':'b'},{'connector':'c'},{'connector':'d'}]}""");
        List<UUID> ids = outputs(key).stream().map(Row::id).toList();
        dana(edit(
                key,
                1,
                "{'outputs':[" + item(ids.get(3), "") + "," + item(ids.get(0), "") + "," + item(ids.get(2), "") + ","
                        + item(ids.get(1), "") + "]}"));
        assertThat(outputs(key)).extracting(Row::id).containsExactly(ids.get(3), ids.get(0), ids.get(2), ids.get(1));
        assertThat(connectors(key)).containsExactly("d", "a", "c", "b");
    }

    @Test
    void anItemBetweenTwoGetsAPlaceBetweenThem() {
        Key key = camera();
        dana(edit(
                key,
                1,
                "{'outputs':[" + item(output(key, 0), "") + ",{'id':'" + Ids.mint() + "','connector':'new'},"
                        + item(output(key, 1), "") + "]}"));
        assertThat(connectors(key)).containsExactly("3G-SDI", "new", "HDMI");
        assertThat(journal().getLast().effects())
                .extracting(e -> e.type().path())
                .containsExactlyInAnyOrder("sources", "source-outputs");
    }

    @Test
    void aChangeOfAChildRaisesItsParentsVersion() {
        Key key = camera();
        dana(edit(key, 1, "{'outputs':[{'connector':'12G-SDI'},{}]}"));
        assertThat(version(key)).isEqualTo(2);
        assertThat(outputs(key).get(0).version()).isEqualTo(2);
        assertThat(outputs(key).get(1).version()).isEqualTo(1);
    }

    @Test
    void twoPeopleMayChangeDifferentFieldsOfOneChild() {
        Key key = camera();
        dana(edit(key, 1, "{'outputs':[{'connector':'12G-SDI'},{}]}"));
        kim(edit(key, 1, "{'outputs':[{'label':'OUT 1'},{}]}"));
        assertThat(outputs(key).getFirst().text("connector")).isEqualTo("12G-SDI");
        assertThat(outputs(key).getFirst().text("label")).isEqualTo("OUT 1");
    }

    @Test
    void aClashInAChildIsNamedByTheChildsId() {
        Key key = camera();
        dana(edit(key, 1, "{'outputs':[{'connector':'12G-SDI'},{}]}"));
        assertThat(clashes(() -> kim(edit(key, 1, "{'outputs':[{'connector':'6G-SDI'},{}]}"))))
                .containsExactly("outputs/" + output(key, 0) + "/connector");
    }

    @Test
    void aFaultInAChildIsNamedByItsPlaceInTheBody() {
        Key key = camera();
        assertThat(violations(() -> dana(edit(key, 1, "{'outputs':[{},{'connector':null}]}"))))
                .containsExactly("outputs/1/connector REQUIRED");
    }

    @Test
    void aChildDeletedByAnotherClashesOnlyWhenItsAuthorChangedIt() {
        Key key = camera();
        UUID first = output(key, 0);
        UUID second = output(key, 1);
        dana(edit(key, 1, "{'outputs':[" + item(second, "") + "]}"));
        Refusal.Conflict conflict = conflict(() -> kim(edit(
                key,
                1,
                "{'outputs':[" + item(first, "'connector':'12G-SDI'") + "," + item(second, "'connector':'HDMI'")
                        + "]}")));
        assertThat(conflict.clashes()).hasSize(1);
        Clash clash = conflict.clashes().getFirst();
        assertThat(clash.field()).isEqualTo("outputs/" + first + "/connector");
        assertThat(clash.base().asText()).isEqualTo("3G-SDI");
        assertThat(clash.theirs().isNull()).isTrue();
        assertThat(clash.by()).isEqualTo(dana);
        kim(edit(
                key,
                1,
                "{'note':'n','outputs':[" + item(first, "'connector':'3G-SDI'") + "," + item(second, "'label':'L'")
                        + "]}"));
        assertThat(connectors(key)).containsExactly("HDMI");
        assertThat(outputs(key).getFirst().text("label")).isEqualTo("L");
    }

    @Test
    void removingAChildThatAnotherChangedClashes() {
        Key key = camera();
        UUID first = output(key, 0);
        dana(edit(key, 1, "{'outputs':[{'connector':'12G-SDI'},{}]}"));
        Refusal.Conflict conflict = conflict(() -> kim(edit(key, 1, "{'outputs':[" + item(output(key, 1), "") + "]}")));
        assertThat(conflict.clashes()).extracting(Clash::field).containsExactly("outputs/" + first + "/isDeleted");
        assertThat(conflict.clashes().getFirst().by()).isEqualTo(dana);
    }

    @Test
    void aChildMadeAndDeletedSinceTheBaseDoesNotComeBack() {
        Key key = camera();
        UUID extra = Ids.mint();
        dana(edit(key, 1, "{'outputs':[{},{},{'id':'" + extra + "','connector':'DP'}]}"));
        dana(edit(key, 2, "{'outputs':[" + item(output(key, 0), "") + "," + item(output(key, 1), "") + "]}"));
        kim(edit(key, 1, "{'outputs':[{},{},{'connector':'ST'}]}"));
        assertThat(connectors(key)).containsExactly("3G-SDI", "HDMI", "ST");
        assertThat(outputs(key)).extracting(Row::id).doesNotContain(extra);
    }

    @Test
    void anIdThatBelongsToAnotherRecordIsNotTakenFromIt() {
        Key one = camera();
        Key two = camera();
        UUID foreign = output(one, 0);
        String body = "{'outputs':[" + item(foreign, "'connector':'DP'") + "]}";
        dana(edit(two, 1, body));
        assertThat(connectors(one)).containsExactly("3G-SDI", "HDMI");
        assertThat(connectors(two)).containsExactly("DP");
        assertThat(dana(edit(two, 2, body)).changes()).as("the same again").isEmpty();
    }

    private UUID frame(String cards) {
        UUID id = Ids.mint();
        ask(
                dana,
                Store.LIBRARY,
                create(
                        Equipment.TYPE,
                        id,
                        "{'category':'switcher','manufacturer':'Acme','model':'F','cards':" + cards
                                + ",'ioPorts':[{'portType':'input','ioType':'GENLOCK','label':'REF'}]}"));
        return id;
    }

    private static final String CARD_1 =
            "{'slotNumber':1,'io':[{'portType':'input','ioType':'SDI'},{'portType':'output','ioType':'SDI'}]}";

    @Test
    void aCardIsTheSlotItSitsIn() {
        UUID frame = frame("[" + CARD_1 + "]");
        Row card = nested(EquipmentCard.TYPE, frame).getFirst();
        assertThat(card.id()).isEqualTo(Ids.derived(frame, "slot/1"));
        ask(
                dana,
                Store.LIBRARY,
                edit(
                        new Key(Equipment.TYPE, frame),
                        1,
                        "{'cards':[{'slotNumber':2,'io':[{'portType':'output','ioType':'HDMI'}]}]}"));
        List<Row> cards = nested(EquipmentCard.TYPE, frame);
        assertThat(cards).extracting(Row::id).containsExactly(Ids.derived(frame, "slot/2"));
        assertThat(nested(CardPort.TYPE, cards.getFirst().id()))
                .extracting(r -> r.text("ioType"))
                .containsExactly("HDMI");
        assertThat(nested(CardPort.TYPE, card.id())).isEmpty();
    }

    @Test
    void aCardNamedByIdAloneIsThatCard() {
        UUID frame = frame("[" + CARD_1 + "]");
        Row card = nested(EquipmentCard.TYPE, frame).getFirst();
        ask(
                dana,
                Store.LIBRARY,
                edit(
                        new Key(Equipment.TYPE, frame),
                        1,
                        "{'cards':[" + item(card.id(), "'io':[{'label':'IN'},{}]") + "]}"));
        assertThat(nested(EquipmentCard.TYPE, frame)).extracting(Row::id).containsExactly(card.id());
        assertThat(nested(CardPort.TYPE, card.id()))
                .extracting(r -> r.text("label"))
                .containsExactly("IN", "");
        ask(dana, Store.LIBRARY, edit(new Key(Equipment.TYPE, frame), 2, "{'cards':[{}]}"));
        assertThat(nested(EquipmentCard.TYPE, frame)).extracting(Row::id).containsExactly(card.id());
    }

    @Test
    void aChangeOfAGrandchildRaisesTheVersionsAboveIt() {
        UUID frame = frame("[" + CARD_1 + "]");
        Key key = new Key(Equipment.TYPE, frame);
        UUID card = Ids.derived(frame, "slot/1");
        ask(dana, Store.LIBRARY, edit(key, 1, "{'cards':[{'slotNumber':1,'io':[{'label':'IN 1'},{}]}]}"));
        assertThat(version(key)).isEqualTo(2);
        assertThat(version(new Key(EquipmentCard.TYPE, card))).isEqualTo(2);
        Row port = nested(CardPort.TYPE, card).getFirst();
        assertThat(port.text("label")).isEqualTo("IN 1");
        assertThat(clashes(() ->
                        ask(kim, Store.LIBRARY, edit(key, 1, "{'cards':[{'slotNumber':1,'io':[{'label':'X'},{}]}]}"))))
                .containsExactly("cards/" + card + "/io/" + port.id() + "/label");
        assertThat(clashes(() -> ask(kim, Store.LIBRARY, edit(key, 1, "{'cards':[]}"))))
                .containsExactly("cards/" + card + "/isDeleted");
    }

    @Test
    void aCardPutBackIntoItsSlotHoldsWhatIsSentNow() {
        UUID frame = frame("[" + CARD_1 + "]");
        Key key = new Key(Equipment.TYPE, frame);
        UUID card = Ids.derived(frame, "slot/1");
        ask(dana, Store.LIBRARY, edit(key, 1, "{'cards':[]}"));
        assertThat(nested(EquipmentCard.TYPE, frame)).isEmpty();
        ask(
                dana,
                Store.LIBRARY,
                edit(key, 2, "{'cards':[{'slotNumber':1,'io':[{'portType':'input','ioType':'HDMI','label':'new'}]}]}"));
        assertThat(nested(CardPort.TYPE, card))
                .extracting(r -> r.text("ioType"))
                .containsExactly("HDMI");
    }

    @Test
    void aCardDeletedByAnotherWhileItsPortsAreEditedClashes() {
        UUID frame = frame("[" + CARD_1 + "]");
        Key key = new Key(Equipment.TYPE, frame);
        ask(dana, Store.LIBRARY, edit(key, 1, "{'cards':[]}"));
        assertThat(clashes(() -> ask(
                        kim, Store.LIBRARY, edit(key, 1, "{'cards':[{'slotNumber':1,'io':[{'label':'mine'},{}]}]}"))))
                .hasSize(1)
                .allMatch(f -> f.startsWith("cards/" + Ids.derived(frame, "slot/1")));
        assertThat(ask(kim, Store.LIBRARY, edit(key, 1, "{'cards':[{'slotNumber':1,'io':[{},{}]}]}"))
                        .changes())
                .isEmpty();
    }

    @Test
    void aDeviceGetsThePortsOfItsEquipmentCardsIncluded() {
        UUID frame = frame("[" + CARD_1 + "]");
        Key device = made(Device.TYPE, "{'name':'E2','category':'switcher','equipmentId':'" + frame + "'}");
        List<Row> ports = nested(Port.TYPE, device.id());
        List<UUID> models = new java.util.ArrayList<>();
        nested(EquipmentPort.TYPE, frame).forEach(p -> models.add(p.id()));
        nested(CardPort.TYPE, Ids.derived(frame, "slot/1")).forEach(p -> models.add(p.id()));
        assertThat(ports)
                .extracting(Row::id)
                .containsExactlyElementsOf(models.stream()
                        .map(m -> Ids.derived(device.id(), m.toString()))
                        .toList());
        assertThat(ports).extracting(r -> r.text("direction")).containsExactly("in", "in", "out");
        assertThat(ports).extracting(r -> r.get("cardSlot")).containsExactly(null, 1, 1);
        ask(dana, Store.LIBRARY, edit(new Key(Equipment.TYPE, frame), Base.NOW, "{'cards':[]}"));
        assertThat(nested(Port.TYPE, device.id())).hasSize(3);
        Key bare = made(Device.TYPE, "{'name':'E3','category':'switcher','equipmentId':'" + frame + "','ports':[]}");
        assertThat(nested(Port.TYPE, bare.id())).isEmpty();
    }
}
