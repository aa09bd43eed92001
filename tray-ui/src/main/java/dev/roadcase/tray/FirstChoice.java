package dev.roadcase.tray;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a person chose when Roadcase ran for the first time here. Everything can be changed later, in the file this writes.
 *
 * @param name of the server on the network; empty for the machine's name
 * @param open whether everyone on the LAN edits without a PIN
 * @param demo whether it starts with the demo show
 * @param hub the hub's address; empty for none
 * @param code the pairing code that the hub showed
 */
record FirstChoice(String name, boolean open, boolean demo, String hub, String code) {
    static final FirstChoice SKIPPED = new FirstChoice("", false, false, "", "");

    boolean pairs() {
        return !hub.isBlank() && !code.isBlank();
    }

    /** The settings that differ from the defaults. */
    String yaml() {
        StringBuilder text =
                new StringBuilder("# Every key is in roadcase.example.yaml. Restart Roadcase after a change.\n");
        if (!name.isBlank()) {
            text.append("name: \"")
                    .append(name.strip().replace("\\", "\\\\").replace("\"", "\\\""))
                    .append("\"\n");
        }
        if (open) {
            text.append("access:\n  mode: open\n");
        }
        if (demo) {
            text.append("demo: true\n");
        }
        return text.toString();
    }

    /** Writes the settings unless there are some already. */
    void write(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.toAbsolutePath().resolve("..").normalize());
            Files.writeString(file, yaml());
        }
    }
}
