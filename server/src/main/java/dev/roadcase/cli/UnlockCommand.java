package dev.roadcase.cli;

import dev.roadcase.model.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives the lock of a show back, or breaks another server's. */
@Command(name = "unlock", description = "Let everybody write in a show again.", mixinStandardHelpOptions = true)
final class UnlockCommand extends ClientCommand {
    @Parameters(paramLabel = "PRODUCTION", description = "Id of the production.")
    private String production = "";

    @Option(
            names = "--force",
            description = "Break the lock of another server. What is still written there is merged, not lost.")
    private boolean force;

    @Override
    public Integer call() {
        client().delete("/api/productions/" + production + "/lock" + (force ? "?force=true" : ""));
        return answer(Json.MAPPER.createObjectNode().put("locked", false), () -> say("Unlocked."));
    }
}
