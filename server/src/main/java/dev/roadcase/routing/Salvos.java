package dev.roadcase.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.JsonText;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Lets salvos follow when the ports of their device are marked otherwise; routes of ports that go, go too. */
final class Salvos {
    private final List<End> ends;
    private final Map<UUID, ModelPort> places;
    private final List<String> notes;

    Salvos(List<End> ends, Map<UUID, ModelPort> places, List<String> notes) {
        this.ends = ends;
        this.places = places;
        this.notes = notes;
    }

    JsonText follow(JsonText salvos) {
        JsonNode tree = salvos.tree().deepCopy();
        for (JsonNode salvo : tree) {
            if (salvo.path("routes") instanceof ArrayNode routes) {
                for (Iterator<JsonNode> each = routes.elements(); each.hasNext(); ) {
                    if (each.next() instanceof ObjectNode route && !follow(route)) {
                        each.remove();
                        notes.add("The salvo " + salvo.path("name").asText() + " loses a route: "
                                + route.path("input").asText() + " to "
                                + route.path("output").asText() + ".");
                    }
                }
            }
        }
        return JsonText.of(tree);
    }

    private boolean follow(ObjectNode route) {
        return follow(route, "output", Flow.OUT) && follow(route, "input", Flow.IN);
    }

    /** False when the port goes; what names no port of this device stays as it is. */
    private boolean follow(ObjectNode route, String field, Flow flow) {
        String written = route.path(field).asText();
        for (End end : ends) {
            boolean runs = flow == Flow.OUT ? end.flow().gives() : end.flow().takes();
            boolean byId = end.id().toString().equalsIgnoreCase(written);
            if (runs && (byId || end.marked().equalsIgnoreCase(written.strip()))) {
                ModelPort place = places.get(end.id());
                if (place != null && !byId) {
                    route.put(field, place.marked());
                }
                return place != null;
            }
        }
        return true;
    }
}
