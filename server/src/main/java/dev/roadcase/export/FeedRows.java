package dev.roadcase.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rows of SOURCES and SENDS, which differ only in what their OUT columns hold. */
final class FeedRows implements RowReader {
    private static final String DEFAULT_TYPE = "other";
    private static final Set<String> DERIVED = Set.of("outputIndex", "inputIndex", "outputConnector");

    private final boolean sends;

    FeedRows(boolean sends) {
        this.sends = sends;
    }

    @Override
    public Drafted read(Line line) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        String written = line.text("label");
        String label = Ids.parse(written) == null ? written : "";
        String name = line.text("name");
        RowReader.put(json, "label", label);
        RowReader.put(json, "name", name);
        if (name.isEmpty()) {
            line.error("name", "has no name; give one, or clear the row");
        }
        json.put("type", type(line));
        raster(line, json);
        RowReader.put(json, "note", line.text("note"));
        RowReader.put(json, "secondaryDevice", line.text("secondaryDevice"));
        RowReader.put(json, "blanking", line.text("blanking"));
        connectors(line, json);
        return new Drafted(json, label.isEmpty() ? name : label, Set.of(), DERIVED, 0);
    }

    private static String type(Line line) {
        String type = line.text("type");
        if (type.isEmpty()) {
            line.warning("type", "is empty; '" + DEFAULT_TYPE + "' was taken");
            return DEFAULT_TYPE;
        }
        return type;
    }

    private static void raster(Line line, ObjectNode json) {
        var both = CellValues.size(line.text("hRes"));
        if (both.isPresent() && line.text("vRes").isEmpty()) {
            json.put("hRes", both.get().h());
            json.put("vRes", both.get().v());
        } else {
            pixels(line, json, "hRes");
            pixels(line, json, "vRes");
        }
        String standard = line.text("standard");
        String rate = line.text("rate");
        if (!rate.isEmpty()) {
            CellValues.rate(rate)
                    .ifPresentOrElse(
                            r -> json.put(
                                    "rate",
                                    r.value()
                                            .setScale(3, RoundingMode.HALF_UP)
                                            .stripTrailingZeros()
                                            .toPlainString()),
                            () -> line.error("rate", "'" + rate + "' is not a frame rate such as 59.94"));
            String suffix = CellValues.rate(rate).map(CellValues.Rate::suffix).orElse("");
            if (!suffix.isEmpty() && !standard.contains(rate)) {
                standard = standard.isEmpty() ? rate : standard + " " + rate;
            }
        }
        RowReader.put(json, "standard", standard);
    }

    private static void pixels(Line line, ObjectNode json, String field) {
        String text = line.text(field);
        if (!text.isEmpty()) {
            CellValues.whole(text)
                    .ifPresentOrElse(
                            n -> json.put(field, n),
                            () -> line.error(field, "'" + text + "' is not a number of pixels"));
        }
    }

    private void connectors(Line line, ObjectNode json) {
        List<String> connectors = new ArrayList<>();
        for (String cell : line.texts("out")) {
            for (String one : cell.split(";")) {
                if (!one.isBlank()) {
                    connectors.add(one.strip());
                }
            }
        }
        ArrayNode array = json.putArray(sends ? "inputs" : "outputs");
        for (String connector : connectors) {
            array.addObject().put("connector", connector).put(sends ? "inputIndex" : "outputIndex", array.size());
        }
        if (sends) {
            String one = line.text("outputConnector");
            RowReader.put(
                    json, "outputConnector", !one.isEmpty() || connectors.isEmpty() ? one : connectors.getFirst());
        }
    }
}
