package dev.roadcase.tray;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JOptionPane;

/**
 * A show that can be fetched from the hub.
 *
 * @param path what is posted to fetch it
 */
record Show(String name, String path) {
    private static final Show ALL = new Show(Words.of("pack.all"), "/api/sync/download");

    /** Those that {@code GET /api/sync/status} names, after the choice of all. */
    static List<Show> of(JsonNode status) {
        List<Show> shows = new ArrayList<>(List.of(ALL));
        for (JsonNode each : status.path("productions")) {
            String name = each.path("name").asText();
            if (!name.isEmpty()) {
                shows.add(
                        new Show(name, "/api/sync/production/" + each.path("id").asText() + "/download"));
            }
        }
        return List.copyOf(shows);
    }

    /** Asks which one. Event thread only. */
    static Optional<Show> choose(List<Show> shows) {
        Object chosen = JOptionPane.showInputDialog(
                null,
                Words.of("pack.ask"),
                Words.of("pack.title"),
                JOptionPane.PLAIN_MESSAGE,
                null,
                shows.toArray(),
                shows.getFirst());
        return Optional.ofNullable((Show) chosen);
    }

    @Override
    public String toString() {
        return name;
    }
}
