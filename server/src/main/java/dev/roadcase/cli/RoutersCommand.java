package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The real routers of a show: which are followed, how they differ from the plan, and switching them. */
@Command(
        name = "routers",
        description = "The real routers of a show, beside the plan.",
        mixinStandardHelpOptions = true)
final class RoutersCommand extends ClientCommand {
    @Parameters(paramLabel = "PRODUCTION", description = "Its id, or its name when only one has it.")
    private String production = "";

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description = "The device to follow, leave or switch; its id, too.")
    private @Nullable String device;

    @Option(names = "--follow", paramLabel = "ADDRESS", description = "Follow the device's router at this IP address.")
    private @Nullable String address;

    @Option(names = "--port", description = "Its port, when it is not the usual one.")
    private @Nullable Integer port;

    @Option(names = "--can-set", description = "With --follow: it may be switched from here.")
    private boolean canSet;

    @Option(names = "--leave", description = "Follow the device's router no longer.")
    private boolean leave;

    @Option(names = "--switch", paramLabel = "OUTPUT=INPUT", description = "Switch crosspoints, counted from 1.")
    private Map<Integer, Integer> crosspoints = new TreeMap<>();

    @Override
    public Integer call() {
        Client client = client();
        String show = "/api/productions/"
                + ExportCommand.find(client, production).path("id").asText();
        if (device != null) {
            change(client, "/api/devices/" + deviceId(client, show, device) + "/live");
        } else if (address != null || leave || !crosspoints.isEmpty()) {
            throw new CommandFailed("Say which device with --device.");
        }
        JsonNode routers = client.get(show + "/live");
        return answer(routers, () -> {
            if (routers.isEmpty()) {
                say("No router is followed. Start with --device NAME --follow ADDRESS.");
            }
            routers.forEach(this::tell);
        });
    }

    static String deviceId(Client client, String show, String wanted) {
        List<String> found = new ArrayList<>();
        for (JsonNode d : client.get(show + "/devices?fields=id,name")) {
            if (d.path("id").asText().equalsIgnoreCase(wanted)
                    || d.path("name").asText().equalsIgnoreCase(wanted)) {
                found.add(d.path("id").asText());
            }
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw new CommandFailed(
                found.isEmpty()
                        ? "There is no device '" + wanted + "' in this show."
                        : "More than one device is called '" + wanted + "'. Use its id.");
    }

    private void change(Client client, String path) {
        if (leave) {
            client.delete(path);
        }
        if (address != null) {
            ObjectNode wish = Json.MAPPER.createObjectNode().put("address", address);
            client.put(path, wish.put("port", port).put("canSet", canSet));
        }
        if (!crosspoints.isEmpty()) {
            ObjectNode change = Json.MAPPER.createObjectNode();
            var list = change.putArray("crosspoints");
            crosspoints.forEach(
                    (output, input) -> list.addObject().put("output", output).put("input", input));
            client.patch(path, change);
        }
    }

    private void tell(JsonNode router) {
        String size = router.has("model")
                ? "  %s, %d x %d"
                        .formatted(
                                router.path("model").asText(),
                                router.path("inputs").asInt(),
                                router.path("outputs").asInt())
                : "";
        say("%s  %s  %s%s  %s"
                .formatted(
                        router.path("name").asText(),
                        router.path("address").asText(),
                        router.path("link").asText(),
                        size,
                        router.path("canSet").asBoolean() ? "can be switched from here" : "watched only"));
        if (!router.path("reason").isNull()) {
            say("  " + router.path("reason").asText());
        }
        for (JsonNode f : router.path("findings")) {
            say("  " + f.path("message").asText());
            say("    " + f.path("remedy").asText());
        }
    }
}
