package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Ties this edge to a hub. */
@Command(name = "pair", description = "Tie this edge to a hub.", mixinStandardHelpOptions = true)
final class PairCommand extends ClientCommand {
    @Parameters(index = "0", paramLabel = "HUB_URL", description = "Address of the hub.")
    private String hub = "";

    @Parameters(index = "1", paramLabel = "CODE", description = "What 'roadcase pair-code' printed on the hub.")
    private String code = "";

    @Override
    public Integer call() {
        JsonNode paired = client().post(
                        "/api/sync/pair",
                        Json.MAPPER.createObjectNode().put("hub", hub).put("code", code));
        return answer(paired, () -> {
            say("Paired with " + paired.path("hub").asText() + ".");
            say("Fetch a show with 'roadcase pack PRODUCTION', or all of them with 'roadcase pack --all'.");
        });
    }
}
