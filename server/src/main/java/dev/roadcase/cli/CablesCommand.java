package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.roadcase.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The cable schedule of a show: on the terminal, or as a file to print or to open in a spreadsheet. */
@Command(
        name = "cables",
        description = "The cables of a show: what to pull, label and pack.",
        mixinStandardHelpOptions = true)
final class CablesCommand extends ClientCommand {
    /** What may be asked for; the API's own words. */
    enum SheetName {
        cables,
        pack,
        labels,
        patch
    }

    private static final List<String> FORMS = List.of("csv", "xlsx", "pdf");

    @Parameters(paramLabel = "PRODUCTION", description = "Its id, or its name when only one has it.")
    private String production = "";

    @Option(names = "--number", description = "First give numbers to the cables that have none.")
    private boolean number;

    @Option(
            names = "--sheet",
            description = "Only this part: ${COMPLETION-CANDIDATES}. Labels are stickers for both ends in a PDF.")
    private @Nullable SheetName sheet;

    @Option(names = "--device", paramLabel = "ID", description = "Only the patch sheet of this device.")
    private @Nullable String device;

    @Option(names = "--unit", paramLabel = "ft|m", description = "What lengths are in. Default: ft.")
    private String unit = "ft";

    @Option(names = "--paper", paramLabel = "letter|a4", description = "Default: letter for ft, a4 for m.")
    private @Nullable String paper;

    @Option(names = "-o", paramLabel = "FILE", description = "The file: .pdf, .xlsx or .csv.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        Client client = client();
        JsonNode found = ExportCommand.find(client, production);
        String path = "/api/productions/" + found.path("id").asText() + "/cables";
        if (number) {
            JsonNode given = client.post(path + "/numbers", Json.MAPPER.createObjectNode());
            int count = given.path("numbered").size();
            if (!wantsJson()) {
                say(count == 0 ? "Every cable has its number." : "Numbered " + count + " cables.");
            }
        }
        return file == null ? show(client.get(path + "?unit=" + unit)) : write(client, path, file);
    }

    private int write(Client client, String path, Path target) throws IOException {
        String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        String form = name.substring(name.lastIndexOf('.') + 1);
        if (!FORMS.contains(form)) {
            throw new CommandFailed("The file's name must end in .pdf, .xlsx or .csv.");
        }
        String query = "?format=" + form + "&unit=" + unit + (paper == null ? "" : "&paper=" + paper);
        String part = device == null ? "" : "&sheet=patch&device=" + device;
        client.download("GET", path + query + (sheet == null || device != null ? part : "&sheet=" + sheet), target);
        JsonNode report = JsonNodeFactory.instance
                .objectNode()
                .put("file", target.toAbsolutePath().toString())
                .put("bytes", Files.size(target));
        return answer(report, () -> say("Wrote " + target));
    }

    private int show(JsonNode schedule) {
        return answer(schedule, () -> {
            schedule.path("cables").forEach(c -> say(line(c)));
            say("");
            say("To pack:");
            schedule.path("pack").forEach(p -> say(packed(p)));
            schedule.path("findings").forEach(f -> {
                say("");
                say(f.path("severity").asText() + "  " + f.path("message").asText());
                say("  " + f.path("remedy").asText());
            });
        });
    }

    private String line(JsonNode cable) {
        String take = cable.path("take").isEmpty() ? "" : pieces(cable.path("take"));
        String number = cable.path("number").asText();
        return "%-10s %-12s %-12s %s  >  %s"
                .formatted(
                        number.isEmpty() ? "-" : number,
                        cable.path("type").asText(),
                        take,
                        end(cable.path("from")),
                        end(cable.path("to")));
    }

    private String pieces(JsonNode sizes) {
        StringBuilder text = new StringBuilder();
        sizes.forEach(s -> text.append(text.isEmpty() ? "" : " + ").append(s.asText()));
        return text + " " + unit;
    }

    private static String end(JsonNode end) {
        String text = (end.path("name").asText() + " " + end.path("port").asText()).strip();
        return text.isEmpty() ? "?" : text;
    }

    private String packed(JsonNode line) {
        String type = line.path("type").asText();
        return "  %4d x %-9s %s"
                .formatted(
                        line.path("count").asInt(),
                        line.path("size").isNull()
                                ? "length?"
                                : line.path("size").asText() + " " + unit,
                        type.isEmpty() ? "type not said" : type);
    }
}
