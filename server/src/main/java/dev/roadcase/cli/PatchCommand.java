package dev.roadcase.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws cables: from port to port, from a range to a range, or between the next free ports. */
@Command(
        name = "patch",
        description = "Draw cables: port to port, a range to a range, or between the next free ports.",
        footer = {
            "",
            "Each side is a thing (SRC 12, FOH Snake A: its next free port), a port (Router A IN 5), or a range",
            "(Router A IN 5-12, SRC 1-8). A range stops at the first pair that does not fit, and says why:",
            "  roadcase patch 'FOH Snake A OUT 1-8' 'Router A IN 5-12' --dry-run"
        },
        mixinStandardHelpOptions = true)
final class PatchCommand extends PlanCommand {
    @Parameters(index = "0", paramLabel = "FROM", description = "What gives: a source, device, output or range.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "TO", description = "What takes: a send, device, input or range.")
    private String to = "";

    @Option(names = "--count", description = "How many cables; a port then means it and those behind it.")
    private @Nullable Integer count;

    @Option(names = "--production", description = "The show, by id or a part of its name.")
    private String production = "";

    @Option(names = "--type", description = "Type of the cables, where it is not what the plugs say.")
    private @Nullable String type;

    @Option(names = "--length", paramLabel = "METRES", description = "Length of each cable.")
    private @Nullable String length;

    @Option(names = "--status", description = "planned (default), patched or verified.")
    private @Nullable String status;

    @Option(names = "--no-numbers", description = "Leave the cables without numbers for now.")
    private boolean unnumbered;

    @Override
    public Integer call() {
        Client client = client();
        ObjectNode wish = object().put("from", from).put("to", to).put("number", !unnumbered);
        if (count != null) {
            wish.put("count", count);
        }
        if (type != null) {
            wish.put("cableType", type);
        }
        if (length != null) {
            wish.put("cableLengthM", length);
        }
        if (status != null) {
            wish.put("status", status);
        }
        return carryOut(client, "/api/productions/" + Shows.id(client, production) + "/patch/connect", wish);
    }
}
