package dev.roadcase.discovery;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a server says of itself on the network.
 *
 * @param name what people see; a clash on the network adds a number to it
 * @param protocol version of the sync protocol
 */
public record Announcement(String id, String name, int port, String version, String role, boolean tls, int protocol) {
    /** The TXT record. */
    Map<String, String> text() {
        Map<String, String> text = new LinkedHashMap<>();
        text.put("id", id);
        text.put("v", version);
        text.put("api", "/api");
        text.put("role", role);
        text.put("tls", tls ? "1" : "0");
        text.put("proto", String.valueOf(protocol));
        return text;
    }

    /** The name as a label of a host name: {@code roadcase-} and what letters and digits it has. */
    public String host() {
        return host(name);
    }

    /** The same for a name alone. */
    public static String host(String name) {
        String label =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String full = label.startsWith("roadcase") || label.isEmpty() ? label : "roadcase-" + label;
        String cut = full.isEmpty() ? "roadcase" : full.substring(0, Math.min(full.length(), 63));
        return cut.replaceAll("-+$", "");
    }
}
