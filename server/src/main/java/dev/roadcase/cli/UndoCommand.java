package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a change back. */
@Command(
        name = "undo",
        description = "Take a change back, all of it; what undoes it can be undone in turn.",
        mixinStandardHelpOptions = true)
final class UndoCommand extends ClientCommand {
    @Parameters(paramLabel = "CHANGE", description = "The id that the change was given.")
    private String change = "";

    @Override
    public Integer call() {
        JsonNode undone = client().post("/api/history/" + change.strip() + "/undo", Json.MAPPER.createObjectNode());
        return answer(undone, () -> {
            String id = undone.path(0).path("changeId").asText();
            say(
                    id.isEmpty()
                            ? "There was nothing left to take back."
                            : "Taken back. To have it again: roadcase undo " + id);
        });
    }
}
