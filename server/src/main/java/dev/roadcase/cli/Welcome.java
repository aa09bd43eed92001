package dev.roadcase.cli;

import dev.roadcase.app.Roadcase;
import dev.roadcase.config.ConfigKey;
import dev.roadcase.config.ServerConfig;
import java.io.PrintWriter;
import java.util.List;

/** What the terminal shows once the server runs: where it is, and how the crew gets in. */
final class Welcome {
    private final Roadcase roadcase;
    private final ServerConfig config;

    Welcome(Roadcase roadcase, ServerConfig config) {
        this.roadcase = roadcase;
        this.config = config;
    }

    private static void trust(PrintWriter out, List<String> urls, String fingerprint) {
        out.println("  HTTPS: devices come to trust it at " + urls.getFirst().replaceFirst("^https", "http")
                + "/connect/trust");
        out.println("    and show this fingerprint: " + fingerprint);
    }

    /** For a log: where the server is, and nothing that lets anybody in. */
    void printQuietly(PrintWriter out) {
        out.println("Roadcase is running at " + String.join(", ", roadcase.urls())
                + ". 'roadcase pin' shows the crew PIN on this machine.");
        out.flush();
    }

    void print(PrintWriter out) {
        out.println();
        if (!roadcase.networkTrouble().isEmpty()) {
            out.println("  " + roadcase.networkTrouble() + "\n");
        }
        List<String> urls = roadcase.urls().isEmpty() ? List.of(roadcase.url()) : roadcase.urls();
        List<String> crew = urls.stream().filter(url -> !url.contains("//127.")).toList();
        if (crew.isEmpty()) {
            out.println("  Roadcase is running for this machine only, at");
            out.println("    " + urls.getFirst());
        } else {
            out.println("  Roadcase is running. Crew devices open:");
            crew.forEach(url -> out.println("    " + url));
        }
        roadcase.rootFingerprint().ifPresent(print -> trust(out, urls, print));
        if (config.text(ConfigKey.ACCESS_MODE).equals("pin")) {
            out.println("  Crew PIN: " + roadcase.pin());
            out.println("  Long PIN: " + PinCommand.spaced(roadcase.longPin())
                    + "  (for who is made to wait because somebody guesses PINs)");
        } else if (config.text(ConfigKey.ACCESS_MODE).equals("open")) {
            out.println("  Access is open: everyone on this network can edit.");
        }
        if (!roadcase.shortCode().isEmpty()) {
            out.println("  Short code: " + roadcase.shortCode() + "  (roadcase discover " + roadcase.shortCode() + ")");
        }
        out.println();
        if (config.text(ConfigKey.ACCESS_MODE).equals("pin")) {
            out.println("  Each code lets one device in; fresh ones are at " + urls.getFirst() + "/connect");
        }
        codes(out, urls.getFirst());
        out.println("  API description: " + roadcase.url() + "/docs");
        out.println("  Data: " + config.data());
        out.println("  Stop with Ctrl-C.");
        out.println();
        out.flush();
    }

    /** One for each network, as their devices see each other only there. */
    private void codes(PrintWriter out, String fallback) {
        boolean letsIn = config.text(ConfigKey.ACCESS_MODE).equals("pin");
        List<Roadcase.Entrance> ways = roadcase.entrances();
        for (Roadcase.Entrance way : ways) {
            if (ways.size() > 1) {
                out.println("\n  " + way.by() + ": " + way.url());
            }
            out.println(QrText.of(letsIn ? way.url() + "/join#" + roadcase.invite() : way.url()));
        }
        if (ways.isEmpty()) {
            out.println(QrText.of(fallback));
        }
    }
}
