package dev.roadcase.config;

import java.net.URI;
import java.util.Optional;

/**
 * Somebody else who signs people in at a hub.
 *
 * @param name the {@code iss} of their tokens
 * @param audience the {@code aud} of their tokens
 * @param keys where their public keys are; empty when they sign with {@code secret}
 * @param secret what they sign with; empty when there are {@code keys}
 * @param roleClaim where a token says the role, with dots between names
 * @param role for those whose token says none: viewer or editor; empty for nobody
 */
public record IssuerConfig(
        String name, String audience, Optional<URI> keys, String secret, String roleClaim, String role) {
    /** The secret is left out. */
    @Override
    public String toString() {
        return "IssuerConfig[" + name + "]";
    }
}
