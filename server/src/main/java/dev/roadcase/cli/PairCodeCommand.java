package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** On the hub: a one-time code that lets one edge pair. */
@Command(name = "pair-code", description = "On a hub: a code that lets one edge pair.", mixinStandardHelpOptions = true)
final class PairCodeCommand extends ClientCommand {
    @Option(names = "--production", description = "Only this production; may be given several times.")
    private List<String> productions = List.of();

    @Option(names = "--ttl", description = "How long the code is good, such as 15m, 12h or 3d (default 15m).")
    private String ttl = "15m";

    @Override
    public Integer call() {
        ObjectNode body = Json.MAPPER.createObjectNode().put("ttlSeconds", Span.seconds(ttl));
        ArrayNode ids = body.putArray("productions");
        productions.forEach(ids::add);
        Client client = client();
        JsonNode code = client.post("/api/sync/pair-codes", body);
        return answer(code, () -> {
            say(code.path("code").asText());
            say("Good once, until %s. On the edge: roadcase pair %s %s"
                    .formatted(
                            code.path("expiresAt").asText(),
                            client.url(),
                            code.path("code").asText()));
        });
    }
}
