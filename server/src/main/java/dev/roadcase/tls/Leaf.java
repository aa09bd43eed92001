package dev.roadcase.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A key and the certificates that vouch for it, the server's own first.
 *
 * @param key never shown, logged or stored when it was made here
 */
record Leaf(PrivateKey key, List<X509Certificate> chain) {
    /** Renewed well before it ends, so that no show meets the last day. */
    static final Duration BEFORE_THE_END = Duration.ofDays(30);

    Leaf {
        chain = List.copyOf(chain);
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    Instant ends() {
        return certificate().getNotAfter().toInstant();
    }

    boolean endsSoon(Instant now) {
        return now.plus(BEFORE_THE_END).isAfter(ends());
    }

    @Override
    public String toString() {
        return "Leaf[" + certificate().getSubjectX500Principal() + " until " + ends() + "]";
    }
}
