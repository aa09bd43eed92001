package dev.roadcase.discovery;

import java.util.List;

/** A server that was found on the network; {@code urls} are where it can be opened. What it says of itself anybody can say. */
public record Found(String id, String name, String role, String version, List<String> urls) {
    /** Without control characters: a stranger's name must not steer the terminal it is shown on. */
    public Found {
        id = plain(id);
        name = plain(name);
        role = plain(role);
        version = plain(version);
        urls = List.copyOf(urls);
    }

    private static String plain(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}]", "");
    }
}
