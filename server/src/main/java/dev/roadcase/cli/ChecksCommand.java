package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is wrong with a show's routing, in words. */
@Command(
        name = "checks",
        description = "What is wrong with the routing of a show, and what to do about it.",
        footer = {"", "Exits 1 while there are errors: things that cannot work as they are drawn."},
        mixinStandardHelpOptions = true)
final class ChecksCommand extends ClientCommand {
    private static final Map<String, String> HEADINGS = Map.of(
            "error", "CANNOT WORK LIKE THIS",
            "warning", "WILL NOT WORK WELL",
            "note", "MAY BE MEANT SO");

    @Option(names = "--production", description = "The show, by id or a part of its name.")
    private String production = "";

    @Override
    public Integer call() {
        Client client = client();
        JsonNode findings = client.get("/api/productions/" + Shows.id(client, production) + "/checks");
        answer(findings, () -> lines(findings).forEach(this::say));
        int errors = of(findings, "error").size();
        if (errors > 0 && wantsJson()) {
            return 1;
        }
        if (errors > 0) {
            throw new CommandFailed(
                    "Put the " + (errors == 1 ? "error" : errors + " errors") + " at the top right first.");
        }
        return 0;
    }

    private static List<JsonNode> of(JsonNode findings, String severity) {
        List<JsonNode> found = new ArrayList<>();
        findings.forEach(f -> {
            if (f.path("severity").asText().equals(severity)) {
                found.add(f);
            }
        });
        return found;
    }

    static List<String> lines(JsonNode findings) {
        List<String> lines = new ArrayList<>();
        if (findings.isEmpty()) {
            lines.add("Nothing to point out: everything that is drawn goes together.");
        }
        for (String severity : List.of("error", "warning", "note")) {
            List<JsonNode> some = of(findings, severity);
            if (!some.isEmpty()) {
                lines.add((lines.isEmpty() ? "" : System.lineSeparator()) + HEADINGS.get(severity) + " (" + some.size()
                        + ")");
            }
            for (JsonNode finding : some) {
                lines.add("");
                Wrapped.add(lines, "  ", finding.path("message").asText());
                Wrapped.add(lines, "    > ", finding.path("remedy").asText());
            }
        }
        return lines;
    }
}
