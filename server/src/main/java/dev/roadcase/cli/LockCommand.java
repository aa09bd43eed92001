package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Locks a show to this server. */
@Command(
        name = "lock",
        description = "Let only this server write in a show; everywhere else it can be read.",
        mixinStandardHelpOptions = true)
final class LockCommand extends ClientCommand {
    @Parameters(paramLabel = "PRODUCTION", description = "Id of the production.")
    private String production = "";

    @Override
    public Integer call() {
        JsonNode lock = client().put("/api/productions/" + production + "/lock", Json.MAPPER.createObjectNode());
        return answer(
                lock,
                () -> say("Locked to %s. Others are kept out as soon as they hear of it; 'roadcase unlock' ends it."
                        .formatted(lock.path("holder").path("name").asText())));
    }
}
