package dev.roadcase.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this edge shows its hub to be let in, in a file for the server's own user only. Not in any backup or bundle. */
public final class HubCredential {
    private final Path file;

    /** Kept as {@code hub.token} in the data directory. */
    public HubCredential(Path data) {
        file = data.resolve("hub.token");
    }

    /** The credential; empty while there is none. */
    public String read() {
        try {
            return Files.exists(file) ? Files.readString(file).strip() : "";
        } catch (IOException e) {
            throw SecretException.unreadable(file, e);
        }
    }

    public void write(String token) {
        try {
            OwnerOnly.write(file, (token + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw SecretException.unwritable(file, e);
        }
    }
}
