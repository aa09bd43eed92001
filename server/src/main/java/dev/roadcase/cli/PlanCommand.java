package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** What the commands share that change many records as one step, and can show it first. */
abstract class PlanCommand extends ClientCommand {
    @Option(names = "--dry-run", description = "Only show what would be written.")
    private boolean dryRun;

    static ObjectNode object() {
        return Json.MAPPER.createObjectNode();
    }

    /** Asks for it and tells what it came to. */
    final int carryOut(Client client, String path, ObjectNode wish) {
        JsonNode plan = client.post(path + (dryRun ? "?dryRun=true" : ""), wish);
        return answer(plan, () -> PlanText.lines(plan).forEach(this::say));
    }

    /** The id of the model of that id or name, with or without its maker. */
    static String model(Client client, String wanted) {
        String plain = wanted.strip().toLowerCase(Locale.ROOT);
        List<JsonNode> all = new ArrayList<>();
        List<JsonNode> some = new ArrayList<>();
        for (JsonNode model : client.get("/api/equipment?fields=id,manufacturer,model")) {
            String name = model.path("model").asText().toLowerCase(Locale.ROOT);
            String whole = called(model).toLowerCase(Locale.ROOT);
            if (model.path("id").asText().equals(plain) || name.equals(plain) || whole.equals(plain)) {
                all.add(model);
            } else if (whole.contains(plain)) {
                some.add(model);
            }
        }
        List<JsonNode> found = all.isEmpty() ? some : all;
        if (found.size() == 1) {
            return found.getFirst().path("id").asText();
        }
        if (found.isEmpty()) {
            throw new CommandFailed("The library has no model '" + wanted + "'.");
        }
        StringBuilder text = new StringBuilder("Say which model:");
        found.stream().limit(12).forEach(m -> text.append("\n  ").append(called(m)));
        throw new CommandFailed(text.toString());
    }

    private static String called(JsonNode model) {
        return model.path("manufacturer").asText() + " " + model.path("model").asText();
    }

    /** The id of the one device of that name or id. */
    static String device(Client client, String show, String wanted) {
        return RoutersCommand.deviceId(client, "/api/productions/" + show, wanted);
    }
}
