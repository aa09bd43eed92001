package dev.roadcase.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecoderTest {
    private static Sent decode(EntityType<?> type, String json, boolean creating) {
        return Decoder.decode(type, Json.read(json.replace('\'', '"')), creating);
    }

    @Test
    void everyFaultIsFoundNestedOnesIncluded() {
        Sent sent = decode(Device.TYPE, """
                {'id':'x','version':-1,'name':'%s','redundancy':'third','pairedDeviceId':'1','note':'a\\tb\\u0007','wheels':4,
                 'ports':[{'direction':'up','portIndex':'1','id':'also'},{'cardSlot':1.5,'colour':null}]}""".formatted("n".repeat(201)), true);
        assertThat(sent.faults())
                .extracting(v -> v.field() + " " + v.code())
                .containsExactlyInAnyOrder(
                        "id BAD_ID",
                        "version WRONG_TYPE",
                        "name TOO_LONG",
                        "redundancy NOT_A_CHOICE",
                        "pairedDeviceId BAD_ID",
                        "note BAD_CHARACTER",
                        "wheels UNKNOWN_FIELD",
                        "category REQUIRED",
                        "ports/0/direction NOT_A_CHOICE",
                        "ports/0/portIndex WRONG_TYPE",
                        "ports/0/id BAD_ID",
                        "ports/1/direction REQUIRED",
                        "ports/1/cardSlot WRONG_TYPE",
                        "ports/1/colour UNKNOWN_FIELD");
    }

    @Test
    void absentAndNullAreDifferent() {
        Sent sent = decode(Source.TYPE, "{'label':null,'note':''}", false);
        assertThat(sent.fields()).containsOnlyKeys("label", "note");
        assertThat(sent.fields().get("label")).isNull();
        assertThat(sent.fields().get("note")).isEqualTo("");
        assertThat(sent.faults()).isEmpty();
    }

    @Test
    void aRequiredFieldCannotBeCleared() {
        assertThat(decode(Source.TYPE, "{'name':null,'type':'  '}", false).faults())
                .extracting(v -> v.field() + " " + v.code())
                .containsExactlyInAnyOrder("name REQUIRED", "type BLANK");
    }

    @Test
    void metadataIsAcceptedAndIgnored() {
        Sent sent = decode(Source.TYPE, """
                {'createdAt':1,'updatedAt':2,'syncedAt':3,'lastModifiedBy':4,'isDeleted':5,'productionId':6,'version':7}""", false);
        assertThat(sent.faults()).isEmpty();
        assertThat(sent.fields()).isEmpty();
        assertThat(sent.version()).isEqualTo(7);
    }

    @Test
    void whatIsNotAnObjectIsOneFault() {
        for (String body : new String[] {"[]", "1", "'text'", "null"}) {
            assertThat(decode(Source.TYPE, body, true).faults()).hasSize(1);
        }
        assertThat(decode(Source.TYPE, "{'outputs':{}}", false).faults()).hasSize(1);
        assertThat(decode(Source.TYPE, "{'outputs':[1]}", false).faults())
                .extracting(Violation::field)
                .containsExactly("outputs/0");
    }
}
