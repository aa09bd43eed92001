package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What could not be merged and waits for a person. */
@Command(name = "conflicts", description = "What waits for a decision.", mixinStandardHelpOptions = true)
final class ConflictsCommand extends ClientCommand {
    @Option(names = "--production", description = "Only this production.")
    private String production = "";

    @Option(names = "--all", description = "Those that are decided, too.")
    private boolean all;

    @Override
    public Integer call() {
        String query = "?resolution=" + (all ? "all" : "pending");
        String path = "/api/sync/conflicts" + query + (production.isEmpty() ? "" : "&production=" + production);
        JsonNode conflicts = client().get(path);
        return answer(conflicts, () -> {
            if (conflicts.isEmpty()) {
                say("No conflicts.");
            }
            conflicts.forEach(this::tell);
        });
    }

    private void tell(JsonNode c) {
        say("%s  %s '%s'  %s"
                .formatted(
                        c.path("id").asText(),
                        c.path("entity").asText(),
                        c.path("label").asText(),
                        c.path("kind").asText().replace('_', ' ')));
        if (c.hasNonNull("reason")) {
            say("  why    " + c.path("reason").asText());
        }
        say("  was    " + values(c.path("base")));
        say("  cloud  " + values(c.path("cloud")) + by(c, "cloud"));
        say("  local  " + values(c.path("local")) + by(c, "local"));
        say(
                isPending(c)
                        ? "  shown  %s; decide with: roadcase resolve %s --take local|cloud"
                                .formatted(
                                        c.path("winner").asText(), c.path("id").asText())
                        : "  decided  " + c.path("resolution").asText().replace('_', ' ')
                                + c.path("resolvedBy").path("name").asText("").replaceFirst("(.+)", ", by $1"));
    }

    private static boolean isPending(JsonNode c) {
        return c.path("resolution").asText().equals("pending");
    }

    private static String values(JsonNode values) {
        return values.isEmpty()
                ? "-"
                : values.properties().stream()
                        .map(e -> e.getKey() + ": " + plain(e.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String plain(JsonNode value) {
        return value.isNull() ? "empty" : value.isTextual() ? value.textValue() : value.toString();
    }

    private static String by(JsonNode c, String side) {
        JsonNode who = c.path(side + "By");
        return who.isNull()
                ? ""
                : "  by %s, %s"
                        .formatted(
                                who.path("name").asText(),
                                LocalTimes.of(c.path(side + "At").asText()));
    }
}
