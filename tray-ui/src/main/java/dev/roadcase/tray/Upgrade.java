package dev.roadcase.tray;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs {@code roadcase update}, which checks, unpacks and rehearses; the server goes on meanwhile. */
final class Upgrade {
    private final List<String> server;

    /** @param server the command that starts the server, whose program is updated; empty when there is none */
    Upgrade(List<String> server) {
        this.server = server;
    }

    /** @param words the last thing it said */
    record Outcome(boolean done, String words) {}

    /** Blocks for up to a few minutes. */
    Outcome install(Path file) {
        if (server.isEmpty()) {
            return new Outcome(false, "Update Roadcase where its server was installed.");
        }
        try {
            Process process = new ProcessBuilder(server.getFirst(), "update", file.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor() == 0, lastLine(said));
        } catch (IOException e) {
            return new Outcome(false, "The update could not be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(false, "Interrupted.");
        }
    }

    private static String lastLine(String said) {
        List<String> lines = said.strip().lines().toList();
        return lines.isEmpty() ? "It said nothing." : lines.getLast().replaceFirst("^roadcase: ", "");
    }
}
