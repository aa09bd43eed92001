package dev.roadcase.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws the way of a signal once more. */
@Command(
        name = "duplicate",
        description = "Draw the way of a signal once more, on the next free ports of every device it passes.",
        footer = {
            "",
            "  roadcase duplicate 'SRC 1' --from 'SRC 2-4' --to 'DST 2-4'   for sources and sends that are there",
            "  roadcase duplicate 'SRC 1' --times 3                         copies the source and the send, too"
        },
        mixinStandardHelpOptions = true)
final class DuplicateCommand extends PlanCommand {
    @Parameters(paramLabel = "CHAIN", description = "A source, send, cable or port on the way.")
    private String chain = "";

    @Option(names = "--from", paramLabel = "SOURCE", description = "Where a copy begins; may be given again.")
    private List<String> from = new ArrayList<>();

    @Option(names = "--to", paramLabel = "SEND", description = "Where a copy ends; may be given again.")
    private List<String> to = new ArrayList<>();

    @Option(names = "--times", description = "How often; what is not named is copied.")
    private @Nullable Integer times;

    @Option(names = "--production", description = "The show, by id or a part of its name.")
    private String production = "";

    @Option(names = "--no-numbers", description = "Leave the cables without numbers for now.")
    private boolean unnumbered;

    @Override
    public Integer call() {
        Client client = client();
        ObjectNode wish = object().put("chain", chain).put("number", !unnumbered);
        from.forEach(wish.putArray("from")::add);
        to.forEach(wish.putArray("to")::add);
        if (times != null) {
            wish.put("times", times);
        }
        return carryOut(client, "/api/productions/" + Shows.id(client, production) + "/patch/duplicate", wish);
    }
}
