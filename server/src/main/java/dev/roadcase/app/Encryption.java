package dev.roadcase.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What a server was told about encryption.
 *
 * @param certificate a certificate to show, with {@code key}; without them the server makes its own
 * @param proxies addresses of proxies whose word on who sent a request, and how, is taken
 * @param hubRoot a root certificate to trust for the hub, besides those of the system
 */
public record Encryption(
        Mode mode, Optional<Path> certificate, Optional<Path> key, Set<String> proxies, Optional<Path> hubRoot) {
    /** Whether HTTPS is spoken, and whether plain HTTP still does more than lead there. */
    public enum Mode {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    /** Plain HTTP, no proxy, the roots of the system. */
    public static final Encryption NONE =
            new Encryption(Mode.NONE, Optional.empty(), Optional.empty(), Set.of(), Optional.empty());

    /** HTTPS with the server's own authority. */
    public static Encryption own(Mode mode) {
        return new Encryption(mode, Optional.empty(), Optional.empty(), Set.of(), Optional.empty());
    }
}
