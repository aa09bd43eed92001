package dev.roadcase.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberingTest {
    private final Rack rack = new Rack();

    private List<String> given(String... used) {
        return List.copyOf(Numbering.missing(rack.show(), List.of(used)).values());
    }

    @Test
    void eachTypeCountsOnItsOwn() {
        rack.feed(null, "SDI", null);
        rack.feed(null, "HDMI", null);
        rack.screen(null, null, null);
        rack.feed(null, "fiber LC", null);
        rack.feed(null, "Socapex 19-pin", null);
        rack.feed(null, null, null);
        assertThat(given()).containsExactly("SDI-1", "HDMI-1", "SDI-2", "LC-1", "SOCAPEX-1", "CABLE-1");
    }

    @Test
    void whatIsPrintedStaysAndNumbersOfDeletedCablesDoNotComeAgain() {
        Connection printed = rack.feed("SDI-3", "SDI", null);
        Connection fresh = rack.screen(null, "SDI", null);
        assertThat(Numbering.missing(rack.show(), List.of("SDI-3", "sdi 12", "CAT6-9")))
                .containsOnlyKeys(fresh.id())
                .containsEntry(fresh.id(), "SDI-13")
                .doesNotContainKey(printed.id());
    }

    @Test
    void twoThatNumberApartAreFoundOut() {
        rack.feed(null, "SDI", 1_000);
        rack.screen(null, "SDI", 1_000);
        List<Connection> both = List.copyOf(rack.connections);
        rack.connections.clear();
        for (Connection one : both) {
            String number = Numbering.missing(new Show(List.of(), List.of(), List.of(), List.of(one)), List.of())
                    .get(one.id());
            assertThat(number).isEqualTo("SDI-1");
            rack.feed(number, "SDI", 1_000);
        }
        assertThat(rack.schedule().findings()).extracting(Finding::code).containsExactly(Finding.Code.DUPLICATE_NUMBER);
    }

    @Test
    void noTypeOfCableMakesANumberComeTwice() {
        Random random = new Random(3);
        List<String> used = new ArrayList<>();
        String letters = "aZ6-/ _é😀4字";
        for (int i = 0; i < 300; i++) {
            StringBuilder type = new StringBuilder();
            for (int j = random.nextInt(12); j > 0; j--) {
                type.appendCodePoint(letters.codePoints().toArray()[random.nextInt(11)]);
            }
            rack.connections.clear();
            rack.feed(null, type.toString(), null);
            String number = given(used.toArray(String[]::new)).getFirst();
            assertThat(used).as("'%s'", type).doesNotContain(number);
            used.add(number);
        }
    }
}
