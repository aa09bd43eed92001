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

    @Option(
            names = "--long",
            description = "Show the long PIN instead: with it nobody waits while somebody guesses PINs.")
    private boolean longOne;

    @Override
    public Integer call() {
        Client client = client();
        JsonNode pin = fresh ? client.post("/api/pin", JsonNodeFactory.instance.objectNode()) : client.get("/api/pin");
        return answer(pin, () -> show(pin));
    }

    /** The PIN stands alone on the output, for scripts. */
    private void show(JsonNode pin) {
        String longPin = pin.path("longPin").asText();
        say(longOne ? longPin : pin.path("pin").asText());
        if (!longOne && pin.path("guessed").asBoolean()) {
            warn(guessed(longPin));
        }
    }

    /** What a screen says while somebody guesses. */
    static String guessed(String longPin) {
        return "Somebody is guessing PINs. Whoever has to wait types this instead: " + spaced(longPin);
    }

    static String spaced(String digits) {
        return digits.replaceAll("(\\d{4})(?=\\d)", "$1 ");
    }
}
