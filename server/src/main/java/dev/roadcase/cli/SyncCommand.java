package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
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
        String failure = bring(client);
        JsonNode status = client.get("/api/sync/status");
        List<JsonNode> shows = shows(status);
        answer(status, () -> shows.forEach(this::tell));
        if (!failure.isEmpty()) {
            throw new CommandFailed(failure);
        }
        if (shows.stream().anyMatch(show -> show.has("problem"))) {
            throw new CommandFailed("Not everything is in sync.");
        }
        if (status.path("state").asText().equals("waiting")) {
            throw new CommandFailed(status.path("reason").asText());
        }
        return 0;
    }

    /** Answers what was in the way, or nothing. */
    private String bring(Client client) {
        String path = production.isEmpty() ? "/api/sync/upload" : "/api/sync/production/" + production + "/upload";
        try {
            new JobWatch(this, client).run(path, "Synced");
            return "";
        } catch (JobWatch.JobFailed e) {
            return String.valueOf(e.getMessage());
        }
    }

    private List<JsonNode> shows(JsonNode status) {
        List<JsonNode> shows = new ArrayList<>();
        for (JsonNode show : status.path("productions")) {
            boolean meant =
                    production.isEmpty() || production.equals(show.path("id").asText());
            if (meant && !show.path("hubSeq").isNull()) {
                shows.add(show);
            }
        }
        return shows;
    }

    private void tell(JsonNode show) {
        String name = show.path("name").asText();
        int queued = show.path("queued").asInt();
        if (show.has("problem")) {
            say("%s stuck since %s, %d waiting: %s"
                    .formatted(
                            name,
                            LocalTimes.of(show.path("problemSince").asText()),
                            queued,
                            show.path("problem").asText()));
        } else if (queued > 0) {
            say("%s at %d; %d made meanwhile, sent by themselves"
                    .formatted(name, show.path("hubSeq").asLong(), queued));
        } else {
            say("%s in sync at %d%s".formatted(name, show.path("hubSeq").asLong(), conflicts(show)));
        }
    }

    private static String conflicts(JsonNode show) {
        int count = show.path("conflicts").asInt();
        return count == 0 ? "" : "; waiting for a decision: %d (roadcase conflicts)".formatted(count);
    }
}
