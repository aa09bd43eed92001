package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches shows from the hub before the event. */
@Command(
        name = "pack",
        description = "Fetch shows from the hub, to work on them without it.",
        mixinStandardHelpOptions = true)
final class PackCommand extends ClientCommand {
    @Parameters(paramLabel = "PRODUCTION", arity = "0..*", description = "Ids of the productions.")
    private List<String> productions = new ArrayList<>();

    @Option(names = "--all", description = "Every show the hub has.")
    private boolean all;

    @Option(names = "--list", description = "Only tell which shows the hub has.")
    private boolean list;

    @Override
    public Integer call() {
        if (list) {
            JsonNode shows = client().get("/api/sync/shows");
            return answer(shows, () -> shows.forEach(this::offer));
        }
        if (productions.isEmpty() != all) {
            throw new CommandFailed("Say which production to pack, or --all; --list tells what the hub has.");
        }
        Client client = client();
        JobWatch watch = new JobWatch(this, client);
        if (all) {
            watch.run("/api/sync/download", "Fetched");
        }
        productions.forEach(id -> watch.run("/api/sync/production/" + id + "/download", "Fetched"));
        JsonNode status = client.get("/api/sync/status");
        return answer(status, () -> status.path("productions").forEach(this::tell));
    }

    private void offer(JsonNode show) {
        say("%s  %s%s"
                .formatted(
                        show.path("id").asText(),
                        show.path("name").asText(),
                        show.path("packed").asBoolean() ? "  (packed)" : ""));
    }

    private void tell(JsonNode production) {
        boolean asked = all
                ? !production.path("hubSeq").isNull()
                : productions.contains(production.path("id").asText());
        if (asked) {
            say("Packed %s: entry %d, digest %s, the same as on the hub."
                    .formatted(
                            production.path("name").asText(),
                            production.path("hubSeq").asLong(),
                            production.path("digest").asText()));
        }
    }
}
