package dev.roadcase.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a new show of one that is there. */
@Command(
        name = "copy",
        description = "Make a new show like one that is there: a template without its history, dates and ticks.",
        mixinStandardHelpOptions = true)
final class CopyCommand extends PlanCommand {
    @Parameters(index = "0", paramLabel = "PRODUCTION", description = "The show to copy, by id or a part of its name.")
    private String production = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "What the new show is called.")
    private String name = "";

    @Option(names = "--client", description = "Who the new show is for; the same client unless given.")
    private @Nullable String client;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "LIST",
            description = "Only these: sources, sends, devices, connections, ip-addresses, checklist-items.")
    private List<String> only = new ArrayList<>();

    @Override
    public Integer call() {
        Client server = client();
        ObjectNode wish = object().put("showName", name);
        if (client != null) {
            wish.put("client", client);
        }
        only.forEach(wish.putArray("include")::add);
        return carryOut(server, "/api/productions/" + Shows.id(server, production) + "/copy", wish);
    }
}
