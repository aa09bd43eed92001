package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Json;

/** Follows a job of the server until it ends, telling how far it is. */
final class JobWatch {
    private static final long PAUSE_MILLIS = 200;

    private final ClientCommand command;
    private final Client client;

    /** The server could not do all of it; the message says why. */
    static final class JobFailed extends CommandFailed {
        JobFailed(String why) {
            super(why);
        }
    }

    JobWatch(ClientCommand command, Client client) {
        this.command = command;
        this.client = client;
    }

    /** Starts a job and returns when it has ended well; fails with the server's words when it did not. */
    JsonNode run(String path, String doing) {
        JsonNode started = client.post(path, Json.MAPPER.createObjectNode());
        String job = "/api/sync/jobs/" + started.path("id").asText();
        long told = -1;
        while (true) {
            JsonNode now = client.get(job);
            if (!now.path("state").asText().equals("running")) {
                return ended(now);
            }
            long done = now.path("done").asLong();
            if (done != told && done > 0 && !command.wantsJson()) {
                command.say(
                        "%s %d of %d".formatted(doing, done, now.path("total").asLong()));
                told = done;
            }
            pause();
        }
    }

    private static JsonNode ended(JsonNode job) {
        if (job.path("state").asText().equals("failed")) {
            throw new JobFailed(job.path("error").asText());
        }
        return job;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("Interrupted; the server goes on with it.");
        }
    }
}
