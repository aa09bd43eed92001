package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings in an archive, a sheet or a browser export. */
@Command(
        name = "import",
        description = "Bring in an archive, a CSV or XLSX sheet, or a browser export.",
        mixinStandardHelpOptions = true)
final class ImportCommand extends ClientCommand {
    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");

    @Option(names = "--production", description = "The production a sheet belongs to.")
    private @Nullable String production;

    @Option(names = "--sheet", description = "sources, sends, ip-addresses, checklist-items or devices.")
    private @Nullable String sheet;

    @Option(names = "--dry-run", description = "Only tell what would happen.")
    private boolean dryRun;

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(file)) {
            throw new CommandFailed("The file " + file + " cannot be read.");
        }
        Client client = client();
        StringBuilder path = new StringBuilder("/api/import?dryRun=" + dryRun);
        path.append("&fileName=").append(encode(String.valueOf(file.getFileName())));
        if (production != null) {
            path.append("&production=")
                    .append(ExportCommand.find(client, production).path("id").asText());
        }
        if (sheet != null) {
            path.append("&sheet=").append(encode(sheet));
        }
        Client.Sent sent = client.postFile(path.toString(), file);
        answer(sent.json(), () -> words(sent.json()));
        return hasErrors(sent.json()) ? 1 : 0;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static boolean hasErrors(JsonNode report) {
        for (JsonNode fault : report.path("faults")) {
            if (!fault.path("severity").asText().equalsIgnoreCase("warning")) {
                return true;
            }
        }
        return false;
    }

    /** Where in the file a fault is, as far as that is known. */
    private static String place(JsonNode fault) {
        StringBuilder place = new StringBuilder(fault.path("sheet").asText(""));
        if (fault.path("row").isNumber()) {
            place.append(place.isEmpty() ? "row " : ", row ")
                    .append(fault.path("row").asInt());
        }
        if (fault.path("column").isTextual()) {
            place.append(place.isEmpty() ? "" : ", ")
                    .append(fault.path("column").asText());
        }
        return place.isEmpty() ? "" : place + ": ";
    }

    private void words(JsonNode report) {
        report.path("faults")
                .forEach(
                        fault -> say("  " + place(fault) + fault.path("message").asText()));
        if (hasErrors(report)) {
            say("Nothing was written. Mend what is listed above and try again.");
            return;
        }
        say((dryRun ? "Would make " : "Made ") + report.path("created").asInt() + " records; "
                + report.path("existing").asInt() + " were here already.");
    }
}
