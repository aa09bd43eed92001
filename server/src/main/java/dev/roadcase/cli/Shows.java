package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the production that a command is about. */
final class Shows {
    private Shows() {}

    /** The id of the production of that id or name; the only one there is when nothing was said. */
    static String id(Client client, String said) {
        if (Ids.parse(said) != null) {
            return said;
        }
        List<JsonNode> fitting = new ArrayList<>();
        for (JsonNode production : client.get("/api/productions")) {
            String name = production.path("showName").asText();
            if (name.toLowerCase(Locale.ROOT).contains(said.toLowerCase(Locale.ROOT))) {
                fitting.add(production);
            }
        }
        if (fitting.size() == 1) {
            return fitting.getFirst().path("id").asText();
        }
        throw new CommandFailed(fitting.isEmpty() ? none(said) : several(fitting));
    }

    private static String none(String said) {
        return said.isEmpty()
                ? "There is no show on this server."
                : "No show on this server is called \"" + said + "\".";
    }

    private static String several(List<JsonNode> fitting) {
        StringBuilder text = new StringBuilder("Say which show, with --production and a part of its name:");
        fitting.forEach(p -> text.append("\n  ").append(p.path("showName").asText()));
        return text.toString();
    }
}
