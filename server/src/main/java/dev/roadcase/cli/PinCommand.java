package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows or replaces the crew PIN. */
@Command(name = "pin", description = "Show the crew PIN, or make a new one.", mixinStandardHelpOptions = true)
final class PinCommand extends ClientCommand {
    @Option(names = "--new", description = "Replace it; devices that are in stay in.")
    private boolean fresh;

    @Override
    public Integer call() {
        Client client = client();
        JsonNode pin = fresh ? client.post("/api/pin", JsonNodeFactory.instance.objectNode()) : client.get("/api/pin");
        return answer(pin, () -> say(pin.path("pin").asText()));
    }
}
