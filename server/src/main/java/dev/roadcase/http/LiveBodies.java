package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Violation;
import dev.roadcase.model.Violation.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads what clients say of live routers; everything that is wrong with a body is told at once. */
final class LiveBodies {
    private static final Set<String> WISH = Set.of("address", "port", "canSet");
    private static final Set<String> CHANGE = Set.of("crosspoints", "inputLabels", "outputLabels");

    /** Items of one list; the largest router there is has 288 outputs. */
    private static final int ITEMS = 2_048;

    private final JsonNode body;
    private final List<Violation> faults = new ArrayList<>();

    private LiveBodies(JsonNode body, Set<String> known) {
        this.body = body;
        if (!body.isObject()) {
            throw Problem.malformed("Send a JSON object.");
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                fault(name, Code.UNKNOWN_FIELD, "is not known here");
            }
        });
    }

    static LiveRouters.Wish wish(JsonNode body, @Nullable String otherwise) {
        LiveBodies read = new LiveBodies(body, WISH);
        String address = read.address(otherwise);
        Integer port = body.hasNonNull("port") ? read.number(body, "port", "port", 65_535) : null;
        boolean canSet = read.flag("canSet");
        read.check();
        return new LiveRouters.Wish(address, port, canSet);
    }

    private String address(@Nullable String otherwise) {
        JsonNode given = body.path("address");
        if (given.isTextual()) {
            return given.textValue();
        }
        if (body.hasNonNull("address")) {
            fault("address", Code.WRONG_TYPE, "must be text");
            return "";
        }
        if (otherwise == null || otherwise.isBlank()) {
            fault("address", Code.REQUIRED, "must be the router's IP address, here or at the device");
        }
        return otherwise == null ? "" : otherwise;
    }

    private boolean flag(String name) {
        if (body.hasNonNull(name) && !body.path(name).isBoolean()) {
            fault(name, Code.WRONG_TYPE, "must be true or false");
        }
        return body.path(name).asBoolean(false);
    }

    static LiveRouters.Change change(JsonNode body) {
        LiveBodies read = new LiveBodies(body, CHANGE);
        Map<Integer, Integer> crosspoints = new HashMap<>();
        read.items(
                "crosspoints",
                (place, item) -> crosspoints.put(
                        read.number(item, "output", place + "/output", ITEMS),
                        read.number(item, "input", place + "/input", ITEMS)));
        Map<Integer, String> inputs = read.labels("inputLabels", "input");
        Map<Integer, String> outputs = read.labels("outputLabels", "output");
        read.check();
        if (crosspoints.isEmpty() && inputs.isEmpty() && outputs.isEmpty()) {
            throw Problem.malformed("Say what to set: crosspoints, inputLabels or outputLabels.");
        }
        return new LiveRouters.Change(crosspoints, inputs, outputs);
    }

    private Map<Integer, String> labels(String name, String port) {
        Map<Integer, String> labels = new HashMap<>();
        items(name, (place, item) -> {
            if (!item.path("label").isTextual()) {
                fault(place + "/label", Code.WRONG_TYPE, "must be text");
            }
            labels.put(
                    number(item, port, place + "/" + port, ITEMS),
                    item.path("label").asText());
        });
        return labels;
    }

    private void items(String name, BiConsumer<String, JsonNode> each) {
        JsonNode list = body.path(name);
        if (!list.isMissingNode() && (!list.isArray() || list.size() > ITEMS)) {
            fault(name, Code.WRONG_TYPE, "must be a list of at most " + ITEMS);
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            each.accept(name + "/" + i, list.get(i));
        }
    }

    private int number(JsonNode in, String name, String place, int most) {
        JsonNode value = in.path(name);
        boolean good = value.isInt() && value.intValue() >= 1 && value.intValue() <= most;
        if (!good) {
            fault(place, Code.OUT_OF_RANGE, "must be a whole number from 1 to " + most);
        }
        return good ? value.intValue() : 0;
    }

    private void fault(String field, Code code, String message) {
        faults.add(Violation.of(field, code, message));
    }

    private void check() {
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults);
        }
    }
}
