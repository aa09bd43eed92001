package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

/** How the server does, in a few lines. */
@Command(name = "status", description = "Role, address, database, queue, disk.", mixinStandardHelpOptions = true)
final class StatusCommand extends ClientCommand {
    @Override
    public Integer call() {
        JsonNode health = client().get("/api/health");
        if (!health.has("name")) {
            throw new CommandFailed(
                    "The server is " + health.path("status").asText("not one of ours")
                            + ", but it does not accept the token. Run this on its host as its user, or give one with --token.");
        }
        return answer(health, () -> words(health));
    }

    private void words(JsonNode health) {
        say("Roadcase %s \"%s\" is %s"
                .formatted(
                        health.path("role").asText(),
                        health.path("name").asText(),
                        health.path("status").asText()));
        String trouble = health.path("network").path("detail").asText();
        if (!trouble.isEmpty()) {
            say("  network    " + trouble);
        }
        health.path("network").path("urls").forEach(url -> say("  open at    " + url.asText()));
        String clash = health.path("network").path("renamed").asBoolean()
                ? ", because another server on the network has its name; --name gives it one of its own"
                : "";
        health.path("network").path("announcedAs").forEach(name -> say("  announced  " + name.asText() + clash));
        JsonNode tls = health.path("tls");
        if (tls.has("certificateUntil")) {
            say("  https      %s, certificate until %s"
                    .formatted(
                            tls.path("mode").asText(),
                            tls.path("certificateUntil").asText().substring(0, 10)));
        }
        if (tls.has("rootFingerprint")) {
            say("  root       " + tls.path("rootFingerprint").asText());
        }
        say("  up         " + duration(health.path("uptimeSeconds").asLong()));
        say("  database   %s, %d writes waiting"
                .formatted(
                        health.path("database").path("engine").asText(),
                        health.path("database").path("writesWaiting").asInt()));
        JsonNode recovered = health.path("database").path("recovered");
        if (recovered.isObject()) {
            say("  recovered  the database was damaged on %s; this is the backup of %s, the damaged file is %s"
                    .formatted(
                            recovered.path("at").asText(),
                            recovered.path("from").asText(),
                            recovered.path("kept").asText()));
        }
        backup(health.path("backup"));
        say("  following  %d clients".formatted(health.path("streams").asInt()));
        JsonNode sync = health.path("sync");
        say("  sync       %s, %d changes queued, %d conflicts"
                .formatted(
                        sync.path("state").asText(),
                        sync.path("queued").asLong(),
                        sync.path("conflicts").asLong()));
        say("  disk free  %.1f GiB"
                .formatted(health.path("disk").path("freeBytes").asDouble() / (1L << 30)));
    }

    private void backup(JsonNode backup) {
        if (backup.path("failure").isTextual()) {
            say("  backup     failed: " + backup.path("failure").asText());
        } else if (backup.path("count").asInt() > 0) {
            say("  backup     last %s, %d kept"
                    .formatted(
                            backup.path("lastAt").asText(), backup.path("count").asInt()));
        }
    }

    private static String duration(long seconds) {
        if (seconds < 120) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        return minutes < 120 ? minutes + " min" : minutes / 60 + " h";
    }
}
