package dev.roadcase.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings a change in the library over to devices that were placed before. */
@Command(
        name = "push-model",
        description = "Bring a model's ports over to the devices that were placed before the library changed.",
        footer = {
            "",
            "What the crew changed by hand stays, and a port with a cable never goes. Look first with --dry-run."
        },
        mixinStandardHelpOptions = true)
final class PushModelCommand extends PlanCommand {
    @Parameters(paramLabel = "MODEL", description = "The model of the library, by name or id.")
    private String model = "";

    @Option(names = "--production", description = "Only in this show; otherwise in every one that is not archived.")
    private @Nullable String production;

    @Option(names = "--device", paramLabel = "NAME", description = "Only this device; needs --production.")
    private @Nullable String device;

    @Option(names = "--overwrite", description = "Also what the crew changed by hand.")
    private boolean overwrite;

    @Override
    public Integer call() {
        Client client = client();
        ObjectNode wish = object().put("overwrite", overwrite);
        if (device != null && production == null) {
            throw new CommandFailed("Say in which show, with --production.");
        }
        if (production != null) {
            String show = Shows.id(client, production);
            wish.put("productionId", show);
            if (device != null) {
                wish.putArray("devices").add(device(client, show, device));
            }
        }
        return carryOut(client, "/api/equipment/" + model(client, model) + "/push", wish);
    }
}
