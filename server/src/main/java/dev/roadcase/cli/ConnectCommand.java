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
        String pin = client.get("/api/pin").path("pin").asText();
        ObjectNode json =
                Json.MAPPER.createObjectNode().put("name", health.path("name").asText());
        json.set("urls", health.path("network").path("urls"));
        return answer(json.put("pin", pin), () -> say(page(health, pin)));
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
            return page(
                    client.get("/api/health"),
                    client.get("/api/pin").path("pin").asText());
        } catch (CommandFailed e) {
            return "\n  Roadcase is not running.\n";
        }
    }

    /** @param pin empty where nobody needs one */
    static String page(JsonNode health, String pin) {
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
        return text.append('\n').append(QrText.of(urls.getFirst())).toString();
    }
}
