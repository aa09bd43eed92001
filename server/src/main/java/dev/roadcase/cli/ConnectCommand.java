package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the crew needs to get in, for the screen of a box: addresses, PIN, QR code. */
@Command(
        name = "connect",
        description = "Show addresses, crew PIN and QR code, for a screen that the crew can see.",
        mixinStandardHelpOptions = true)
final class ConnectCommand extends ClientCommand {
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final String CLEAR = "\u001b[H\u001b[2J\u001b[3J";

    @Option(names = "--watch", description = "Stay, and show what changes.")
    private boolean watch;

    @Override
    public Integer call() throws InterruptedException {
        if (watch) {
            watch();
        }
        Client client = client();
        JsonNode health = client.get("/api/health");
        JsonNode pin = client.get("/api/pin");
        ObjectNode json =
                Json.MAPPER.createObjectNode().put("name", health.path("name").asText());
        json.set("urls", health.path("network").path("urls"));
        json.put("pin", pin.path("pin").asText())
                .put("longPin", pin.path("longPin").asText())
                .put("guessed", pin.path("guessed").asBoolean());
        return answer(json, () -> say(page(health, pin)));
    }

    /** Until it is interrupted, whatever the server does meanwhile. */
    private void watch() throws InterruptedException {
        String shown = "";
        while (true) {
            String page = page();
            if (!page.equals(shown)) {
                say(CLEAR + page);
                shown = page;
            }
            Thread.sleep(AGAIN);
        }
    }

    private String page() {
        try {
            Client client = client();
            return page(client.get("/api/health"), client.get("/api/pin"));
        } catch (CommandFailed e) {
            return "\n  Roadcase is not running.\n";
        }
    }

    /** @param crew what the server says of the PIN; without one where nobody needs it */
    static String page(JsonNode health, JsonNode crew) {
        String pin = crew.path("pin").asText();
        List<String> urls = new ArrayList<>();
        health.path("network").path("urls").forEach(url -> urls.add(url.asText()));
        StringBuilder text =
                new StringBuilder("\n  ").append(health.path("name").asText());
        if (urls.isEmpty()) {
            return text.append("\n\n  No network is up. Plug in a cable.\n").toString();
        }
        text.append("\n\n");
        urls.forEach(url -> text.append("    ").append(url).append('\n'));
        if (!pin.isEmpty()) {
            text.append("\n    PIN ").append(pin).append('\n');
        }
        if (crew.path("guessed").asBoolean()) {
            text.append("    ")
                    .append(PinCommand.guessed(crew.path("longPin").asText()).replace(": ", ":\n    "))
                    .append('\n');
        }
        return text.append('\n').append(QrText.of(urls.getFirst())).toString();
    }
}
