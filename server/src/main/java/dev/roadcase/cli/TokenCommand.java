package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A bearer token for a script or a device. */
@Command(name = "token", description = "Mint a bearer token.", mixinStandardHelpOptions = true)
final class TokenCommand extends ClientCommand {
    @Option(names = "--role", description = "viewer, editor or admin (default editor).")
    private String role = "editor";

    @Option(names = "--name", description = "Whose it is.")
    private String name = "token";

    @Option(names = "--ttl", description = "How long it lasts, such as 30d, 12h or 15m (default 30d).")
    private String ttl = "30d";

    @Override
    public Integer call() {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("role", role)
                .put("name", name)
                .put("ttl", ttl);
        JsonNode minted = client().post("/api/tokens", body);
        return answer(minted, () -> say(minted.path("token").asText()));
    }
}
