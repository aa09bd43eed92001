package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import picocli.CommandLine.Command;

/** Takes a snapshot now. */
@Command(
        name = "backup",
        description = "Take a verified snapshot while the server runs.",
        mixinStandardHelpOptions = true)
final class BackupCommand extends ClientCommand {
    @Override
    public Integer call() {
        JsonNode made = client().post("/api/backups", JsonNodeFactory.instance.objectNode());
        return answer(
                made,
                () -> say("Snapshot " + made.path("name").asText() + ", "
                        + made.path("bytes").asLong() / 1024 + " KiB, verified."));
    }
}
