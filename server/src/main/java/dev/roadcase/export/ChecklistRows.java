package dev.roadcase.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Actor;
import dev.roadcase.model.Json;
import dev.roadcase.model.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;

/** Rows of CHECKLIST in both forms crews use. */
final class ChecklistRows implements RowReader {
    private static final String DATES = "write 2026-11-20, 11/20/2026 or 20.11.2026";

    private final ZoneId zone;
    private final Actor actor;
    private final Instant now;

    /** Dates are those of {@code zone}; answers become notes by {@code actor}. */
    ChecklistRows(ZoneId zone, Actor actor, Instant now) {
        this.zone = zone;
        this.actor = actor;
        this.now = now;
    }

    @Override
    public Drafted read(Line line) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        Set<String> loose = new HashSet<>();
        String title = line.text("title");
        if (title.isEmpty()) {
            line.error("title", "says nothing to be done; fill it in, or clear the row");
        }
        RowReader.put(json, "title", title);
        RowReader.put(json, "category", line.text("category"));
        RowReader.put(json, "assignee", line.text("assignee"));
        RowReader.put(json, "reference", line.text("reference"));
        due(line, json);
        done(line, json, loose);
        notes(line, json, loose);
        return new Drafted(json, title, loose, Set.of(), 0);
    }

    private static void due(Line line, ObjectNode json) {
        String due = line.text("dueDate");
        if (!due.isEmpty()) {
            var date = CellValues.date(due, line.date1904());
            var days = CellValues.days(due);
            if (date.isPresent()) {
                json.put("dueDate", date.get().toString());
            } else if (days.isPresent()) {
                json.put("daysBeforeShow", days.get());
            } else {
                line.error("dueDate", "'" + due + "' is not a date; " + DATES);
            }
        }
        String days = line.text("daysBeforeShow");
        if (!days.isEmpty()) {
            CellValues.days(days)
                    .ifPresentOrElse(
                            n -> json.put("daysBeforeShow", n),
                            () -> line.error("daysBeforeShow", "'" + days + "' is not a number of days"));
        }
    }

    private void done(Line line, ObjectNode json, Set<String> loose) {
        RowReader.put(json, "completedBy", line.text("completedBy"));
        String at = line.text("completedAt");
        String done = line.text("done");
        if (!at.isEmpty() && CellValues.flag(at).isEmpty()) {
            CellValues.instant(at, line.date1904(), zone)
                    .ifPresentOrElse(
                            t -> json.put("completedAt", Kind.Moment.text(t)),
                            () -> line.error("completedAt", "'" + at + "' is not a date; " + DATES));
        } else if (CellValues.flag(at).orElse(false) || CellValues.flag(done).orElse(true)) {
            json.put("completedAt", Kind.Moment.text(now));
            loose.add("completedAt");
        }
        if (CellValues.flag(done).isEmpty() && !json.has("completedBy")) {
            json.put("completedBy", done);
        }
    }

    /** Answers have no date of their own, so it is that of the first import. */
    private void notes(Line line, ObjectNode json, Set<String> loose) {
        var texts = line.texts("answer");
        if (texts.isEmpty()) {
            return;
        }
        loose.add("notes");
        ArrayNode notes = json.putArray("notes");
        for (String text : texts) {
            notes.addObject()
                    .put("at", Kind.Moment.text(now))
                    .put("by", actor.name())
                    .put("text", text);
        }
    }
}
