package dev.roadcase.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The faults the demo show has on purpose, so that its checks have something to find. */
class DemoFindingsTest {
    private static final LoadedDemo DEMO = LoadedDemo.shared();

    @Test
    void everyFaultItTellsOfIsReallyThere() {
        for (JsonNode finding : Files.read("demo-show").path("deliberateFindings")) {
            List<String> about = new ArrayList<>();
            finding.path("about").forEach(a -> about.add(a.asText()));
            assertThat(isThere(finding.path("kind").asText(), about))
                    .as(finding.path("text").asText())
                    .isTrue();
        }
    }

    private static boolean isThere(String kind, List<String> about) {
        String first = about.getFirst();
        String last = about.getLast();
        return switch (kind) {
            case "duplicate-label" -> labelled(DEMO.sources(), first).size() == 2;
            case "duplicate-ip" ->
                DEMO.ipAddresses().stream()
                                .filter(a -> a.text("address").equals(first))
                                .count()
                        == 2;
            case "unpatched-source" -> labelled(DEMO.sources(), first).stream().anyMatch(s -> !isPatched(s));
            case "unfed-send" -> labelled(DEMO.sends(), first).stream().noneMatch(s -> isFed(s));
            case "missing-reference" -> feeds(port(first)).isEmpty();
            case "faulty-connection" ->
                feeds(port(last)).stream().allMatch(c -> c.text("status").equals("faulty"));
            case "capacity" -> plugs(last).equals(List.of("12G-SDI", "3G-SDI"));
            case "connector-without-converter" ->
                plugs(last).getFirst().startsWith("HDMI")
                        && plugs(last).getLast().endsWith("-SDI")
                        && labelled(DEMO.sources(), first)
                                .getFirst()
                                .text("secondaryDevice")
                                .isEmpty();
            case "format-mismatch" -> !raster(DEMO.sources(), first).equals(raster(DEMO.sends(), last));
            case "second-feed" ->
                feeds(inputs(labelled(DEMO.sends(), first).getFirst()).getFirst())
                                .size()
                        == 2;
            case "wrong-direction" ->
                DEMO.ports().stream()
                        .anyMatch(p -> p.id().equals(cable(first).get("fromPortId"))
                                && p.text("direction").equals("in"));
            case "routed-elsewhere" ->
                !port("Router A|IN 42").id().equals(port(last).get("routedFrom"));
            case "unknown-port" -> !DEMO.portLabels(about.get(1)).contains(last);
            case "loop" -> holder(cable(first), "fromPortId").equals(holder(cable(first), "toPortId"));
            case "signal-without-converter" ->
                plug(cable(first), "fromPortId").equals("BNC Ref")
                        && plug(cable(first), "toPortId").equals("12G-SDI");
            default -> throw new AssertionError("no check for " + kind);
        };
    }

    private static List<Row> labelled(List<Row> rows, String label) {
        return rows.stream().filter(r -> r.text("label").equals(label)).toList();
    }

    private static boolean isPatched(Row source) {
        return DEMO.connections().stream().anyMatch(c -> source.id().equals(c.get("sourceId")));
    }

    private static boolean isFed(Row send) {
        return inputs(send).stream().anyMatch(i -> !feeds(i).isEmpty());
    }

    private static List<Row> inputs(Row send) {
        return DEMO.inputs().stream().filter(i -> send.id().equals(i.parent())).toList();
    }

    private static Row cable(String label) {
        return DEMO.connections().stream()
                .filter(c -> c.text("cableLabel").equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static Row end(Row cable, String field) {
        return DEMO.ports().stream()
                .filter(p -> p.id().equals(cable.get(field)))
                .findFirst()
                .orElseThrow();
    }

    private static UUID holder(Row cable, String field) {
        return Objects.requireNonNull(end(cable, field).parent());
    }

    private static String plug(Row cable, String field) {
        return end(cable, field).text("connector");
    }

    private static Row port(String reference) {
        int bar = reference.indexOf('|');
        return DEMO.port(reference.substring(0, bar), reference.substring(bar + 1));
    }

    private static List<Row> feeds(Row end) {
        return DEMO.cables().stream()
                .filter(c -> end.id().equals(c.to()))
                .map(LoadedDemo.Cable::connection)
                .toList();
    }

    /** The plugs at both ends of the cable into a port. */
    private static List<String> plugs(String reference) {
        Row to = port(reference);
        UUID from = (UUID) feeds(to).getFirst().get("fromPortId");
        Row output = DEMO.outputs().stream()
                .filter(o -> o.id().equals(from))
                .findFirst()
                .orElseThrow();
        return List.of(output.text("connector"), to.text("connector"));
    }

    private static String raster(List<Row> rows, String label) {
        Row row = labelled(rows, label).getFirst();
        return row.get("hRes") + "x" + row.get("vRes") + "@" + row.get("rate");
    }
}
