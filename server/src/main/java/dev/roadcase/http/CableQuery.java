package dev.roadcase.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Ids;
import dev.roadcase.schedule.Schedule;
import dev.roadcase.schedule.Sheet;
import dev.roadcase.schedule.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a cable schedule is wanted, and how.
 *
 * @param part null where none was named
 * @param form json, csv, xlsx or pdf
 * @param device the one device whose patch sheet is wanted, or null for all
 */
record CableQuery(
        Unit unit,
        @Nullable Part part,
        String form,
        boolean a4,
        @Nullable UUID device) {
    private static final List<String> FORMS = List.of("json", "csv", "xlsx", "pdf");

    /** The parts there are. */
    enum Part {
        CABLES,
        PACK,
        LABELS,
        PATCH
    }

    static CableQuery of(Exchange x) {
        Unit unit = Unit.of(word(x, "unit", "ft")).orElseThrow(() -> Problem.malformed("unit must be ft or m."));
        String form = oneOf("format", word(x, "format", "json"), FORMS);
        String paper = oneOf("paper", word(x, "paper", unit == Unit.FEET ? "letter" : "a4"), List.of("letter", "a4"));
        return new CableQuery(unit, part(x.query("sheet")), form, paper.equals("a4"), device(x.query("device")))
                .checked();
    }

    /** The same for the API's description. */
    static void describe(ArrayNode list) {
        describe(list, "format", "json, or a file: csv, xlsx or pdf.");
        describe(list, "sheet", "Only this part: cables, pack, labels or patch. Labels in a PDF are stickers.");
        describe(list, "device", "With sheet=patch, the one device.");
        describe(list, "unit", "What lengths are in: ft or m.");
        describe(list, "paper", "letter or a4; by default what goes with the unit.");
    }

    private static void describe(ArrayNode list, String name, String doc) {
        ObjectNode text = JsonNodeFactory.instance.objectNode().put("type", "string");
        list.add(OpenApi.parameter(name, "query", doc, text));
    }

    private static String word(Exchange x, String name, String otherwise) {
        String word = x.query(name);
        return word == null ? otherwise : word;
    }

    private static String oneOf(String name, String word, List<String> allowed) {
        if (!allowed.contains(word)) {
            throw Problem.malformed(name + " must be one of " + String.join(", ", allowed) + ".");
        }
        return word;
    }

    private static @Nullable Part part(@Nullable String word) {
        return word == null
                ? null
                : Part.valueOf(oneOf("sheet", word, List.of("cables", "pack", "labels", "patch"))
                        .toUpperCase(Locale.ROOT));
    }

    private static @Nullable UUID device(@Nullable String text) {
        UUID id = text == null ? null : Ids.parse(text);
        if (text != null && id == null) {
            throw Problem.malformed("device must be the id of a device.");
        }
        return id;
    }

    private CableQuery checked() {
        if (device != null && part != Part.PATCH) {
            throw Problem.malformed("device goes with sheet=patch.");
        }
        if (form.equals("csv") && part == Part.PATCH && device == null) {
            throw Problem.malformed("CSV holds one table. Say which device, or take xlsx or pdf for all of them.");
        }
        return this;
    }

    /** The file that is wanted; a CSV without a part holds the cables. */
    Printout.Form file() {
        return switch (form) {
            case "csv" -> Printout.Form.CSV;
            case "xlsx" -> Printout.Form.XLSX;
            default -> part == Part.LABELS ? Printout.Form.LABELS : Printout.Form.PDF;
        };
    }

    /** The tables that are wanted; stickers are no table on paper. */
    List<Sheet> sheets(Schedule schedule) {
        if (part == null && form.equals("csv")) {
            return List.of(schedule.cableSheet());
        }
        List<Sheet> sheets = new ArrayList<>();
        if (part == null || part == Part.CABLES) {
            sheets.add(schedule.cableSheet());
        }
        if (part == null || part == Part.PACK) {
            sheets.add(schedule.packSheet());
        }
        if (part == Part.LABELS || (part == null && form.equals("xlsx"))) {
            sheets.add(schedule.labelSheet());
        }
        if (part == null || part == Part.PATCH) {
            sheets.addAll(patches(schedule));
        }
        return sheets;
    }

    private List<Sheet> patches(Schedule schedule) {
        if (device == null) {
            return schedule.patchSheets();
        }
        List<Sheet> found = schedule.patchSheet(device);
        if (found.isEmpty()) {
            throw Problem.notFound("There is no such device in this show.");
        }
        return found;
    }

    /** What the file is about, for its name. */
    String topic() {
        return part == null ? "cables" : part.name().toLowerCase(Locale.ROOT);
    }
}
