package dev.roadcase.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A key and the sessions it has vouched for. They are one object so that replacing the key forgets its sessions in the
 * same instant, even for a check that is under way.
 */
final class SessionKey {
    static final int REMEMBERED = 1_024;
    /** A long name and as many productions as an edge can be let in for by name. */
    private static final int LONGEST = 6_144;

    private static final JWSHeader HEADER = new JWSHeader(JWSAlgorithm.HS256);

    private final MACSigner signer;
    private final MACVerifier verifier;
    private final Map<String, Session> vouched = new ConcurrentHashMap<>();

    SessionKey(Secret secret) {
        byte[] key = Base64.getUrlDecoder().decode(secret.reveal());
        try {
            signer = new MACSigner(key);
            verifier = new MACVerifier(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String sign(JWTClaimsSet claims) {
        SignedJWT jwt = new SignedJWT(HEADER, claims);
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    /** The session in a token with our signature; only such tokens are remembered, so strangers cannot fill the memory. */
    Optional<Session> session(String token, Claims claims) {
        Session known = vouched.get(token);
        return known != null
                ? Optional.of(known)
                : remember(token, verified(token).flatMap(claims::session));
    }

    private Optional<Session> remember(String token, Optional<Session> session) {
        session.ifPresent(s -> {
            if (vouched.size() >= REMEMBERED) {
                vouched.clear();
            }
            vouched.put(token, s);
        });
        return session;
    }

    /** The algorithm is ours to choose: a token that names another one is not looked at. */
    private Optional<JWTClaimsSet> verified(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            boolean ours = JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm()) && jwt.verify(verifier);
            return ours ? Optional.of(jwt.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    int remembered() {
        return vouched.size();
    }
}
