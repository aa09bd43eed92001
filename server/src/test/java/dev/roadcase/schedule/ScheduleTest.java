package dev.roadcase.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.roadcase.model.Connection;
import dev.roadcase.model.Ids;
import dev.roadcase.schedule.Finding.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private final Rack rack = new Rack();

    @Test
    void bothEndsAreInWords() {
        rack.feed("SDI-1", "SDI", 8_000);
        Cable cable = rack.schedule().cables().getFirst();
        assertThat(cable.from().text()).isEqualTo("SRC 1 PPT OUT 1");
        assertThat(cable.to().text()).isEqualTo("Router A IN 1");
        assertThat(cable.to().place()).isEqualTo("Rack B");
        assertThat(cable.pieces()).containsExactly(50);
    }

    @Test
    void aConnectionThroughADeviceIsTwoCables() {
        rack.through("IN 2", rack.port(3).toString(), "SDI-4");
        assertThat(rack.schedule().cables())
                .extracting(Cable::number, c -> c.from().text(), c -> c.to().text(), Cable::type)
                .containsExactly(
                        tuple("SDI-4/1", "SRC 1 PPT OUT 1", "Router A IN 2", ""),
                        tuple("SDI-4/2", "Router A OUT 2", "DST 1 Left SDI A", "SDI"));
    }

    @Test
    void aPortThatNobodyKnowsIsShownAsItWasWritten() {
        rack.through("IN 77", "out 1", null);
        assertThat(rack.schedule().cables())
                .extracting(c -> c.from().text(), c -> c.to().text())
                .containsExactly(
                        tuple("SRC 1 PPT OUT 1", "Router A IN 77"), tuple("Router A OUT 1", "DST 1 Left SDI A"));
    }

    @Test
    void numbersAreInTheOrderPeopleReadThem() {
        rack.feed("SDI-10", "SDI", null);
        rack.screen(null, "SDI", null);
        rack.feed("SDI-9", "SDI", null);
        rack.feed("HDMI-1", "HDMI", null);
        assertThat(rack.schedule().cables()).extracting(Cable::number).containsExactly("HDMI-1", "SDI-9", "SDI-10", "");
    }

    @Test
    void thePackListCountsWhatToTake() {
        rack.feed("SDI-1", "SDI", 7_620);
        rack.feed("SDI-2", "SDI", 7_000);
        rack.feed("SDI-3", "SDI", 80_000);
        rack.screen("HDMI-1", "HDMI", null);
        assertThat(rack.schedule().pack())
                .containsExactly(
                        new PackLine("HDMI", 0, 1),
                        new PackLine("SDI", 25, 2),
                        new PackLine("SDI", 100, 1),
                        new PackLine("SDI", 200, 1));
        assertThat(rack.schedule().packSheet().rows())
                .contains(List.of("SDI", "25 ft", 2), List.of("HDMI", "(length not said)", 1));
    }

    @Test
    void aPatchSheetHasEveryConnectorAndWhatIsInIt() {
        rack.feed("SDI-1", "SDI", null);
        rack.screen("SDI-2", "SDI", null);
        Sheet sheet = rack.schedule().patchSheets().getFirst();
        assertThat(sheet.title()).isEqualTo("Router A, Rack B");
        assertThat(sheet.rows())
                .containsExactly(
                        List.of("IN 1", "in", "12G-SDI", "SDI-1", "SDI", "SRC 1 PPT", "OUT 1", "planned"),
                        List.of("IN 2", "in", "12G-SDI", "", "", "", "", ""),
                        List.of("OUT 1", "out", "12G-SDI", "SDI-2", "SDI", "DST 1 Left", "SDI A", "planned"),
                        List.of("OUT 2", "out", "12G-SDI", "", "", "", "", ""));
        assertThat(rack.schedule().patchSheet(Ids.mint())).isEmpty();
    }

    @Test
    void everyNumberedCableHasALabelForEachEnd() {
        rack.feed("SDI-1", "SDI", null);
        rack.screen(null, "SDI", null);
        assertThat(rack.schedule().labels())
                .extracting(l -> l.here().text(), l -> l.there().text())
                .containsExactly(tuple("SRC 1 PPT OUT 1", "Router A IN 1"), tuple("Router A IN 1", "SRC 1 PPT OUT 1"));
    }

    @Test
    void theSameNumberTwiceIsFoundHoweverItIsWritten() {
        Connection one = rack.feed("SDI-7", "SDI", 1_000);
        Connection other = rack.screen("sdi 07", "SDI", 1_000);
        rack.screen("SDI-17", "SDI", 1_000);
        assertThat(rack.schedule().findings()).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo(Code.DUPLICATE_NUMBER);
            assertThat(f.connections()).containsExactly(one.id(), other.id());
            assertThat(f.message()).contains("SRC 1 PPT OUT 1 to Router A IN 1").contains("DST 1 Left SDI A");
        });
    }

    @Test
    void whatCannotBePulledOrPackedIsFound() {
        rack.add(rack.connection(rack.out.value(), Ids.mint(), null, null, "HDMI-1", "HDMI", 90_000));
        rack.feed(null, null, null);
        assertThat(rack.schedule().findings())
                .extracting(Finding::code)
                .containsExactly(Code.DANGLING_END, Code.JOINED, Code.NO_NUMBER, Code.NO_TYPE, Code.NO_LENGTH);
        assertThat(rack.schedule().findings().get(1).remedy()).contains("200 + 100 ft");
    }

    @Test
    void theOrderOfConnectionsDoesNotChangeWhatIsFound() {
        for (int i = 0; i < 40; i++) {
            rack.feed(i % 3 == 0 ? null : "SDI-" + i % 7, i % 4 == 0 ? null : "SDI", i * 5_000);
        }
        List<String> before = messages(rack);
        Random random = new Random(7);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(rack.connections, random);
            assertThat(messages(rack)).containsExactlyElementsOf(before);
        }
    }

    private static List<String> messages(Rack rack) {
        List<String> texts = new ArrayList<>();
        rack.schedule().findings().forEach(f -> texts.add(f.code() + f.message().replaceAll("\\(.*", "")));
        Collections.sort(texts);
        return texts;
    }
}
