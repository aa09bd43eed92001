package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Who was let in, who was not, and what admins did. */
@Command(
        name = "audit",
        description = "List who signed in, who was refused and what admins did, newest first.",
        mixinStandardHelpOptions = true)
final class AuditCommand extends ClientCommand {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);

    @Option(names = "--limit", description = "How many, 1 to 1000 (default 50).")
    private int limit = 50;

    @Option(names = "--refused", description = "Only what was refused.")
    private boolean refused;

    @Override
    public Integer call() {
        JsonNode entries = client().get("/api/audit?limit=" + limit + (refused ? "&outcome=refused" : ""));
        return answer(entries, () -> {
            if (entries.isEmpty()) {
                say("Nothing yet.");
            }
            entries.forEach(entry -> say(line(entry)));
        });
    }

    private static String line(JsonNode entry) {
        String what = entry.path("summary").asText();
        String by = entry.path("by").path("name").asText("somebody");
        String subject = entry.path("subject").asText();
        return "%s  %-8s %s from %s: %s%s"
                .formatted(
                        TIME.format(Instant.parse(entry.path("at").asText()).atZone(ZoneId.systemDefault())),
                        entry.path("outcome").asText(),
                        by.isEmpty() ? "somebody" : by,
                        entry.path("address").asText(),
                        what.isEmpty() ? entry.path("action").asText() : what,
                        subject.isEmpty() ? "" : " (" + subject + ")");
    }
}
