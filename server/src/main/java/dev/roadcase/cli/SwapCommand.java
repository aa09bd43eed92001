package dev.roadcase.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts another model in the place of a device. */
@Command(
        name = "swap",
        description = "Put another model in a device's place; what is plugged stays plugged.",
        footer = {
            "",
            "Ports find each other by what is marked at them, by number, then by plug. Say otherwise with --map;",
            "an empty name leaves a port out:",
            "  roadcase swap 'Router A' 'Smart Videohub 20x20' --map 'IN 3=SDI IN 1' --map 'IN 40=' --dry-run"
        },
        mixinStandardHelpOptions = true)
final class SwapCommand extends PlanCommand {
    @Parameters(index = "0", paramLabel = "DEVICE", description = "The device of the show, by name or id.")
    private String device = "";

    @Parameters(index = "1", paramLabel = "MODEL", description = "The model of the library, by name or id.")
    private String model = "";

    @Option(names = "--map", paramLabel = "OLD=NEW", description = "Which new port takes which old one's place.")
    private Map<String, String> ports = new LinkedHashMap<>();

    @Option(names = "--name", description = "Call the device so from then on.")
    private @Nullable String name;

    @Option(names = "--drop", description = "Take out cables whose port has none in its place.")
    private boolean drop;

    @Option(names = "--production", description = "The show, by id or a part of its name.")
    private String production = "";

    @Override
    public Integer call() {
        Client client = client();
        String id = device(client, Shows.id(client, production), device);
        ObjectNode wish = object().put("equipmentId", model(client, model)).put("drop", drop);
        ObjectNode map = wish.putObject("ports");
        ports.forEach((old, now) -> map.put(old, now == null || now.isBlank() ? null : now));
        if (name != null) {
            wish.put("name", name);
        }
        return carryOut(client, "/api/devices/" + id + "/swap", wish);
    }
}
