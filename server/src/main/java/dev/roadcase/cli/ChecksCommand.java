package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    @Option(names = "--fix", paramLabel = "NUMBER", description = "Do what the finding of that number offers.")
    private @Nullable Integer fix;

    @Override
    public Integer call() {
        Client client = client();
        JsonNode findings = client.get("/api/productions/" + Shows.id(client, production) + "/checks");
        if (fix != null) {
            return fix(client, findings, fix);
        }
        answer(findings, () -> lines(findings).forEach(this::say));
        int errors = of(findings, "error").size();
        if (errors > 0 && wantsJson()) {
            return 1;
        }
        if (errors > 0) {
            throw new CommandFailed("Start at the top: " + (errors == 1 ? "that one" : "those " + errors)
                    + " cannot work as it is drawn.");
        }
        return 0;
    }

    private int fix(Client client, JsonNode findings, int number) {
        if (number < 1 || number > findings.size()) {
            throw new CommandFailed(
                    "There are findings 1 to " + findings.size() + "; look again with 'roadcase checks'.");
        }
        JsonNode offered = findings.get(number - 1).path("fix");
        if (offered.isNull()) {
            throw new CommandFailed("That one takes a person: "
                    + findings.get(number - 1).path("remedy").asText());
        }
        JsonNode done = client.post("/api/batch", Json.MAPPER.createObjectNode().set("writes", offered.path("writes")));
        return answer(done, () -> say("Done: " + offered.path("text").asText() + "."));
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
        int number = 0;
        for (String severity : List.of("error", "warning", "note")) {
            List<JsonNode> some = of(findings, severity);
            if (!some.isEmpty()) {
                lines.add((lines.isEmpty() ? "" : System.lineSeparator()) + HEADINGS.get(severity) + " (" + some.size()
                        + ")");
            }
            for (JsonNode finding : some) {
                number++;
                lines.add("");
                Wrapped.add(
                        lines,
                        "%3d  ".formatted(number),
                        finding.path("message").asText());
                Wrapped.add(lines, "     > ", finding.path("remedy").asText());
                if (finding.path("fix").has("text")) {
                    lines.add("     = --fix " + number + ": "
                            + finding.path("fix").path("text").asText());
                }
            }
        }
        return lines;
    }
}
