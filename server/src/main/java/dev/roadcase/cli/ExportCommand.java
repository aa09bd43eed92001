package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One show as a JSON archive, or as a workbook of the crew's sheets. */
@Command(name = "export", description = "Write one show to a file.", mixinStandardHelpOptions = true)
final class ExportCommand extends ClientCommand {
    @Parameters(paramLabel = "PRODUCTION", description = "Its id, or its name when only one has it.")
    private String production = "";

    @Option(names = "-o", paramLabel = "FILE", description = "The file; .xlsx makes a workbook.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        Client client = client();
        JsonNode found = find(client, production);
        Path target = file == null ? Path.of(slug(found.path("showName").asText()) + ".roadcase.json") : file;
        boolean workbook = target.toString().endsWith(".xlsx");
        String path = "/api/productions/" + found.path("id").asText() + "/export" + (workbook ? "?format=xlsx" : "");
        client.download("GET", path, target);
        JsonNode report = JsonNodeFactory.instance
                .objectNode()
                .put("file", target.toAbsolutePath().toString())
                .put("bytes", Files.size(target))
                .put("production", found.path("id").asText());
        return answer(report, () -> say("Wrote " + found.path("showName").asText() + " to " + target));
    }

    private static String slug(String name) {
        String plain = name.replaceAll("[^\\p{Alnum}]+", "-").replaceAll("^-|-$", "");
        return plain.isEmpty() ? "show" : plain;
    }

    /** The production with that id or name. */
    static JsonNode find(Client client, String wanted) {
        List<JsonNode> found = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (JsonNode one : client.get("/api/productions")) {
            names.add(one.path("showName").asText());
            if (one.path("id").asText().equalsIgnoreCase(wanted)
                    || one.path("showName").asText().equalsIgnoreCase(wanted)) {
                found.add(one);
            }
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (found.size() > 1) {
            throw new CommandFailed("More than one production is called '" + wanted + "'. Use its id.");
        }
        String there = names.isEmpty() ? "There is none yet." : "There are: " + String.join("; ", names);
        throw new CommandFailed("There is no production '" + wanted + "' here. " + there);
    }
}
