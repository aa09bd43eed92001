package dev.roadcase.tray;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where a running server leaves its address and token: the person's folder first, then the service's. */
record Places(Map<String, String> environment, Path home, String system) {
    /** Says where jpackage's program is, where it is one. */
    private static final String PROGRAM = "roadcase.program";

    /** Where the service tells everybody on this computer its address; its data directory is its own. */
    private static final Path SERVICE = Path.of("/run/roadcase");

    static Places ofThisProcess() {
        return new Places(
                System.getenv(), Path.of(System.getProperty("user.home", ".")), System.getProperty("os.name", ""));
    }

    List<Path> data() {
        String given = environment.getOrDefault("ROADCASE_DATA", "");
        if (!given.isBlank()) {
            return List.of(Path.of(given));
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return List.of(
                    home.resolve("Library/Application Support/Roadcase"),
                    Path.of("/Library/Application Support/Roadcase"));
        }
        if (name.startsWith("windows")) {
            return List.of(Path.of(environment.getOrDefault("ProgramData", "C:\\ProgramData"), "Roadcase"));
        }
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        Path person = xdg.isBlank() ? home.resolve(".local/share") : Path.of(xdg);
        return List.of(person.resolve("roadcase"), Path.of("/var/lib/roadcase"), SERVICE);
    }

    /** The settings of a server that this person starts. */
    Path settings() {
        String given = environment.getOrDefault("ROADCASE_CONFIG", "");
        if (!given.isBlank()) {
            return given.endsWith(".yaml") ? Path.of(given) : Path.of(given, "roadcase.yaml");
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac") || name.startsWith("windows")) {
            return data().getFirst().resolve("roadcase.yaml");
        }
        String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path config = xdg.isBlank() ? home.resolve(".config") : Path.of(xdg);
        return config.resolve("roadcase/roadcase.yaml");
    }

    /** The program that starts the tray, as its launcher tells. */
    Path launcher() {
        String program = System.getProperty(PROGRAM, "");
        return program.isEmpty()
                ? Path.of(System.getProperty("roadcase.tray", "roadcase-tray"))
                : Path.of(program, beside("Roadcase"));
    }

    /** The command that starts the server that jpackage put beside this tray; empty elsewhere. */
    List<String> installedServer() {
        String program = System.getProperty(PROGRAM, "");
        return program.isEmpty()
                ? List.of()
                : List.of(Path.of(program, beside("roadcase-cli")).toString(), "serve", "--quiet");
    }

    private String beside(String name) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return name + ".exe";
        }
        return (os.startsWith("mac") ? "Contents/MacOS/" : "bin/") + name;
    }
}
