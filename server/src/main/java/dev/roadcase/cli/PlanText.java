package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A plan in words, before and after it was carried out. */
final class PlanText {
    private static final Map<String, String> MARKS = Map.of("add", "+", "change", "~", "remove", "-", "keep", " ");

    private PlanText() {}

    static List<String> lines(JsonNode plan) {
        List<String> lines = new ArrayList<>();
        lines.add(plan.path("summary").asText());
        int widest = 0;
        int same = 0;
        for (JsonNode line : plan.path("lines")) {
            same += isSame(line) ? 1 : 0;
            widest = Math.max(widest, line.path("label").asText("").length());
        }
        if (!plan.path("lines").isEmpty()) {
            lines.add("");
        }
        for (JsonNode line : plan.path("lines")) {
            if (isSame(line)) {
                continue;
            }
            String label = line.path("label").isNull() ? "" : line.path("label").asText();
            lines.add("  " + MARKS.getOrDefault(line.path("op").asText(), " ") + " "
                    + (label + " ".repeat(widest)).substring(0, widest) + "  "
                    + line.path("text").asText());
        }
        if (same > 0) {
            lines.add("    " + same + (same == 1 ? " port stays" : " ports stay") + " just as they are");
        }
        if (!plan.path("notes").isEmpty()) {
            lines.add("");
        }
        plan.path("notes").forEach(note -> Wrapped.add(lines, "  ! ", note.asText()));
        lines.add("");
        lines.add(end(plan));
        return lines;
    }

    /** Whether a port only finds itself again. */
    private static boolean isSame(JsonNode line) {
        String label = line.path("label").asText();
        return line.path("op").asText().equals("keep")
                && line.path("text").asText().equals(label + " > " + label);
    }

    private static String end(JsonNode plan) {
        JsonNode ids = plan.path("changeIds");
        if (!plan.path("done").asBoolean()) {
            return "Nothing was written yet. The same without --dry-run does it.";
        }
        if (ids.isEmpty()) {
            return "There was nothing to write.";
        }
        List<String> commands = new ArrayList<>();
        ids.forEach(id -> commands.add("roadcase undo " + id.asText()));
        return "Done. To take it back: " + String.join("; ", commands);
    }
}
