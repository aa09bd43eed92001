package dev.roadcase.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The patch of the demo show: sound, but for the faults it has on purpose. */
class DemoPatchTest {
    private static final Set<String> WRONG = Set.of("SDI-216", "SDI-217", "SDI-218");

    private final LoadedDemo demo = LoadedDemo.shared();

    private static List<UUID> ids(List<Row> rows) {
        return rows.stream().map(Row::id).toList();
    }

    /** The cables but for those that are wrong on purpose. */
    private List<LoadedDemo.Cable> sound() {
        return demo.cables().stream()
                .filter(cable -> !WRONG.contains(cable.connection().text("cableLabel")))
                .toList();
    }

    @Test
    void everyCableRunsFromWhatGivesToWhatTakes() {
        Map<UUID, Row> givers = demo.givers();
        Map<UUID, Row> takers = demo.takers();
        assertThat(sound()).hasSize(322).allSatisfy(cable -> {
            assertThat(givers.get(cable.from())).isNotNull();
            assertThat(takers.get(cable.to())).isNotNull();
        });
    }

    @Test
    void noInputIsFedTwice() {
        assertThat(sound()).extracting(LoadedDemo.Cable::to).doesNotHaveDuplicates();
    }

    @Test
    void everyReferenceOfAConnectionResolves() {
        List<Row> all = demo.connections();
        List<UUID> destinations = new ArrayList<>(ids(demo.sends()));
        destinations.addAll(ids(demo.devices()));
        assertThat(ids(demo.sources())).containsAll(uuids(all, "sourceId"));
        assertThat(ids(demo.outputs())).containsAll(uuids(all, "sourceOutputId"));
        assertThat(ids(demo.devices())).containsAll(uuids(all, "intermediateId"));
        assertThat(destinations).containsAll(uuids(all, "destinationId"));
    }

    private static List<UUID> uuids(List<Row> rows, String field) {
        List<UUID> found = new ArrayList<>();
        for (Row row : rows) {
            if (row.get(field) instanceof UUID id) {
                found.add(id);
            }
        }
        assertThat(found).as(field).isNotEmpty();
        return found;
    }

    @Test
    void theTwoWaysToNameAnEndAgree() {
        Map<UUID, Row> takers = demo.takers();
        for (Row connection : demo.connections()) {
            if (connection.get("sourceId") != null) {
                assertThat(connection.get("fromPortId")).isEqualTo(connection.get("sourceOutputId"));
            }
            if (connection.get("destinationId") instanceof UUID destination) {
                Row end = takers.get((UUID) connection.get("toPortId"));
                assertThat(end).isNotNull().extracting(Row::parent).isEqualTo(destination);
            }
        }
    }

    @Test
    void everyAddressNamesADeviceThatIsThere() {
        assertThat(ids(demo.devices())).containsAll(uuids(demo.ipAddresses(), "deviceId"));
    }
}
