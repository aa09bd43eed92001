package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

/** Lists the snapshots. */
@Command(name = "backups", description = "List the snapshots, newest first.", mixinStandardHelpOptions = true)
final class BackupsCommand extends ClientCommand {
    @Override
    public Integer call() {
        JsonNode all = client().get("/api/backups");
        return answer(all, () -> words(all));
    }

    private void words(JsonNode all) {
        if (all.isEmpty()) {
            say("There is no snapshot yet. Take one with 'roadcase backup'.");
        }
        all.forEach(
                one -> say(one.path("name").asText() + "  " + one.path("bytes").asLong() / 1024 + " KiB"));
    }
}
