package dev.roadcase.http;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How encryption is offered here, and what is asked of those who come without it.
 *
 * @param context shows the certificate of now to each new connection; null when there is none
 * @param proxies addresses of proxies whose word on who sent a request, and how, is taken
 * @param guardsSecrets whether a credential over plain HTTP from another machine is refused even while pages are not
 * @param root what devices have to be told to trust; empty when somebody they trust already issued the certificate
 */
public record Https(
        Mode mode, @Nullable SSLContext context, Set<String> proxies, boolean guardsSecrets, Optional<Root> root) {
    /** Whether there is HTTPS. Both are spoken on one port; the first byte of a connection tells them apart. */
    public enum Mode {
        NONE,
        OPTIONAL,
        /** Plain HTTP only leads to HTTPS, but for this machine itself and the pages that tell how to trust it. */
        REQUIRED
    }

    /**
     * A root certificate.
     *
     * @param fingerprint SHA-256 as devices show it
     * @param revoked what it has revoked, as a CRL in DER
     */
    public record Root(String pem, String fingerprint, Supplier<byte[]> revoked) {}

    /** Plain HTTP alone. */
    public static Https none(Set<String> proxies, boolean guardsSecrets) {
        return new Https(Mode.NONE, null, proxies, guardsSecrets, Optional.empty());
    }
}
