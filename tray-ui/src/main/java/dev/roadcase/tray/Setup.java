package dev.roadcase.tray;

import java.awt.Desktop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What belongs to this person on this computer: first run, settings, logs, start at login. */
final class Setup {
    private final Places places;
    private final Path logs;
    private final Autostart autostart;

    Setup(Places places, Path logs) {
        this.places = places;
        this.logs = logs;
        autostart = Autostart.of(places.environment(), places.home(), places.system(), places.launcher());
    }

    /** Whether Roadcase was never started here: no settings, no data. */
    boolean isFirst() {
        return !Files.exists(places.settings())
                && places.data().stream().noneMatch(folder -> Files.exists(folder.resolve("roadcase.db")));
    }

    /** What the computer is called, without its domain. */
    String machine() {
        try {
            return List.of(InetAddress.getLocalHost().getHostName().split("\\."))
                    .getFirst();
        } catch (UnknownHostException e) {
            return ""; // the server then finds a name of its own
        }
    }

    /** Keeps what was chosen; what went wrong, empty when nothing did. */
    Optional<String> keep(FirstChoice choice) {
        try {
            if (!choice.equals(FirstChoice.SKIPPED)) {
                choice.write(places.settings());
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Words.of("notwritten", places.settings()));
        }
    }

    boolean startsAtLogin() {
        return autostart.isOn();
    }

    /** Answers with what happens from now on. */
    String startAtLogin(boolean on) {
        try {
            autostart.turn(on);
            return Words.of(on ? "login.on" : "login.off");
        } catch (IOException e) {
            return Words.of("notwritten", autostart.file());
        }
    }

    /** Opens the settings in an editor; what to do by hand when that does not work. */
    Optional<String> openSettings() {
        try {
            FirstChoice.SKIPPED.write(places.settings());
        } catch (IOException e) {
            return Optional.of(Words.of("notwritten", places.settings()));
        }
        return open(places.settings(), "Settings");
    }

    Optional<String> openLogs() {
        return open(logs, "Logs");
    }

    private static Optional<String> open(Path path, String what) {
        try {
            Desktop.getDesktop().open(path.toFile());
            return Optional.empty();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return Optional.of(what + ": " + path);
        }
    }
}
