package dev.roadcase.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides a conflict. */
@Command(name = "resolve", description = "Decide a conflict.", mixinStandardHelpOptions = true)
final class ResolveCommand extends ClientCommand {
    @Parameters(paramLabel = "CONFLICT", description = "Its id, as 'roadcase conflicts' prints it.")
    private String conflict = "";

    @Option(names = "--take", description = "local or cloud.")
    private String take = "";

    @Option(names = "--set", description = "Other values instead, as JSON: '{\"name\":\"Cam 1\"}'.")
    private String set = "";

    @Override
    public Integer call() {
        JsonNode decided = client().post("/api/sync/conflicts/" + conflict + "/resolve", decision());
        return answer(
                decided,
                () -> say("Decided: " + decided.path("resolution").asText().replace('_', ' ') + "."));
    }

    private ObjectNode decision() {
        ObjectNode body = Json.MAPPER.createObjectNode();
        if (take.equals("local") || take.equals("cloud")) {
            return body.put("resolution", take + "_wins");
        }
        if (!take.isEmpty() || set.isEmpty()) {
            throw new CommandFailed("Say --take local, --take cloud, or --set with the values to use.");
        }
        try {
            body.put("resolution", "manual").set("patch", Json.MAPPER.readTree(set));
            return body;
        } catch (JsonProcessingException e) {
            throw new CommandFailed("--set needs a JSON object, for example --set '{\"name\":\"Cam 1\"}'.");
        }
    }
}
