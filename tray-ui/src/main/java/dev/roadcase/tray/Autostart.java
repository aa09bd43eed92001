package dev.roadcase.tray;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Whether the desktop starts the tray when this person logs in: one file where the system looks for such.
 *
 * @param file an XDG autostart entry, a launch agent of macOS, or a script in the Startup folder of Windows
 */
record Autostart(Path file, String content) {

    /** @param launcher the program {@code roadcase-tray} */
    static Autostart of(Map<String, String> environment, Path home, String system, Path launcher) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return new Autostart(home.resolve("Library/LaunchAgents/dev.roadcase.tray.plist"), agent(launcher));
        }
        if (name.startsWith("windows")) {
            Path folder = Path.of(environment.getOrDefault("APPDATA", home.toString()));
            return new Autostart(
                    folder.resolve("Microsoft/Windows/Start Menu/Programs/Startup/Roadcase.cmd"),
                    "@start \"\" \"" + launcher + "\"\r\n");
        }
        String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path config = xdg.isBlank() ? home.resolve(".config") : Path.of(xdg);
        return new Autostart(config.resolve("autostart/roadcase-tray.desktop"), entry(launcher));
    }

    private static String entry(Path launcher) {
        return "[Desktop Entry]\nType=Application\nName=Roadcase\nExec=\"" + launcher + "\"\n";
    }

    private static String agent(Path launcher) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0"><dict>
                <key>Label</key><string>dev.roadcase.tray</string>
                <key>ProgramArguments</key><array><string>%s</string></array>
                <key>RunAtLoad</key><true/>
                </dict></plist>
                """.formatted(launcher);
    }

    boolean isOn() {
        return Files.exists(file);
    }

    void turn(boolean on) throws IOException {
        if (on) {
            Files.createDirectories(file.resolve("..").normalize());
            Files.writeString(file, content);
        } else {
            Files.deleteIfExists(file);
        }
    }
}
