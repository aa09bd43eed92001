package dev.roadcase.tray;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Sends a signed file to the server, which checks it and sees to the rest; the server may be replaced meanwhile. */
final class Upgrade {
    /** States in which nothing more happens. */
    private static final Set<String> ENDS = Set.of("done", "waiting", "failed");

    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int STEPS = 1200;

    private final ServerClient client;

    Upgrade(ServerClient client) {
        this.client = client;
    }

    /** @param restart whether the server waits for somebody to say that it may restart */
    record Outcome(String words, boolean restart) {}

    /**
     * Blocks for up to a few minutes.
     *
     * @param told what happens meanwhile
     */
    Outcome install(Path file, Consumer<String> told) {
        told.accept(Words.of("update.sending"));
        Optional<String> refused = client.upload("/api/updates", file);
        if (refused.isPresent()) {
            return new Outcome(refused.get(), false);
        }
        told.accept(Words.of("update.trying"));
        for (int i = 0; i < STEPS; i++) {
            JsonNode status = client.get("/api/updates");
            JsonNode last = status.path("last");
            if (ENDS.contains(last.path("state").asText())) {
                return outcome(last, status.path("restartable").asBoolean());
            }
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Outcome(Words.of("noanswer"), false);
            }
        }
        return new Outcome(Words.of("noanswer"), false);
    }

    private static Outcome outcome(JsonNode last, boolean restartable) {
        String version = last.path("version").asText();
        return switch (last.path("state").asText()) {
            case "done" -> new Outcome(Words.of("update.done", version), false);
            case "waiting" -> new Outcome(Words.of("update.waiting", version), restartable);
            default -> new Outcome(last.path("detail").asText(), false);
        };
    }
}
