package dev.roadcase.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Encryption.
 *
 * @param mode {@code none}, {@code optional} or {@code required}
 * @param certificate somebody else's certificate for this server; without one the server makes its own
 * @param key belongs to {@code certificate}
 * @param proxies addresses of proxies that are believed
 * @param hubRoot a root that this edge trusts for its hub, besides those of the system
 */
public record TlsConfig(
        String mode, Optional<Path> certificate, Optional<Path> key, Set<String> proxies, Optional<Path> hubRoot) {}
