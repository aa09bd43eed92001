package dev.roadcase.access;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody else who signs people in, such as Supabase Auth, and what this server makes of their tokens.
 *
 * @param name the {@code iss} that a token must carry, to the letter
 * @param audience the {@code aud} that it must be for
 * @param keys where its public keys are, or empty when {@code secret} is what it signs with
 * @param secret shared with it, 32 bytes at least; used only when there is no {@code keys}
 * @param roleClaim where a token says the role here, by names with dots between
 * @param role for those whose token says none; empty to let nobody in without one
 * @param organisation whose people are let in, when a token says in {@code app_metadata.org_id} whose they are
 */
public record IssuerSettings(
        String name,
        String audience,
        Optional<URI> keys,
        Secret secret,
        String roleClaim,
        Optional<Role> role,
        UUID organisation) {}
