package dev.roadcase.tray;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the server last said of itself.
 *
 * @param accepted whether it took our token; without one it tells its status alone
 * @param devices clients that follow its live events
 * @param queued changes that wait for the hub
 * @param sync the word of {@code /api/sync/status}: in-sync, syncing, waiting, offline, stuck, unpaired
 */
record Reading(
        String url,
        String name,
        String version,
        String status,
        boolean accepted,
        int devices,
        long queued,
        int conflicts,
        String sync) {

    /** Reads the answer of {@code GET /api/health}. */
    static Reading of(String url, JsonNode health) {
        JsonNode sync = health.path("sync");
        return new Reading(
                url,
                health.path("name").asText("Roadcase"),
                health.path("version").asText(""),
                health.path("status").asText("unknown"),
                health.has("name"),
                health.path("streams").asInt(),
                sync.path("queued").asLong(),
                sync.path("conflicts").asInt(),
                sync.path("state").asText("unpaired"));
    }

    boolean isRunning() {
        return status.equals("running");
    }
}
