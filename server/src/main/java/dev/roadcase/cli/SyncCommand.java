package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Brings what waits to the hub, and what is new there here. */
@Command(name = "sync", description = "Bring this server and its hub level now.", mixinStandardHelpOptions = true)
final class SyncCommand extends ClientCommand {
    @Option(names = "--production", description = "Only this production.")
    private String production = "";

    @Override
    public Integer call() {
        Client client = client();
        String path = production.isEmpty() ? "/api/sync/upload" : "/api/sync/production/" + production + "/upload";
        new JobWatch(this, client).run(path, "Synced");
        JsonNode status = client.get("/api/sync/status");
        return answer(status, () -> status.path("productions").forEach(this::tell));
    }

    private void tell(JsonNode show) {
        boolean meant =
                production.isEmpty() || production.equals(show.path("id").asText());
        if (meant && !show.path("hubSeq").isNull()) {
            String conflicts = show.path("conflicts").asInt() == 0
                    ? ""
                    : "; waiting for a decision: %d (roadcase conflicts)"
                            .formatted(show.path("conflicts").asInt());
            say("%s in sync at %d%s"
                    .formatted(show.path("name").asText(), show.path("hubSeq").asLong(), conflicts));
        }
    }
}
