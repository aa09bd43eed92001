package dev.roadcase.access;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/**
 * The keys that an issuer's signatures are checked with. The settings choose the algorithms, never the token. Public keys are
 * fetched at first need and kept for five minutes, or a day when they cannot be fetched again; a key that is not among them
 * has them fetched anew, twice in half a minute at most.
 */
final class IssuerKeys {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int MOST_BYTES = 100_000;
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration KEPT_IN_NEED = Duration.ofDays(1);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);
    private static final Set<JWSAlgorithm> PUBLIC = Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256);

    private IssuerKeys() {}

    static JWSKeySelector<SecurityContext> of(IssuerSettings settings) {
        return settings.keys()
                .<JWSKeySelector<SecurityContext>>map(keys -> new JWSVerificationKeySelector<>(PUBLIC, fetched(keys)))
                .orElseGet(() -> new JWSVerificationKeySelector<>(
                        JWSAlgorithm.HS256,
                        new ImmutableSecret<>(settings.secret().reveal().getBytes(StandardCharsets.UTF_8))));
    }

    private static JWKSource<SecurityContext> fetched(URI keys) {
        int patience = (int) PATIENCE.toMillis();
        return JWKSourceBuilder.create(url(keys), new DefaultResourceRetriever(patience, patience, MOST_BYTES))
                .cache(KEPT.toMillis(), 5 * PATIENCE.toMillis())
                .refreshAheadCache(false)
                .rateLimited(BETWEEN_FETCHES.toMillis())
                .retrying(true)
                .outageTolerant(KEPT_IN_NEED.toMillis())
                .build();
    }

    private static URL url(URI keys) {
        try {
            return keys.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("The address of the issuer's keys is none.", e);
        }
    }
}
