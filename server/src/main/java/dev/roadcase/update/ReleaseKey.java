package dev.roadcase.update;

import dev.roadcase.model.RoadcaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Whose updates this installation takes: the public key in {@code lib/release.pub}, as OpenSSL writes it (PEM, Ed25519). */
public final class ReleaseKey {
    private ReleaseKey() {}

    public static PublicKey of(Programs programs) {
        Path file = programs.base().resolve("lib/release.pub");
        try {
            String base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new RoadcaseException(
                    "This Roadcase was built without the key of a maker, so it cannot tell whose updates are good. Install"
                            + " the new package the way this one was installed.",
                    e);
        }
    }
}
