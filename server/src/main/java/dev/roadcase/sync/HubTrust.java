package dev.roadcase.sync;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;

/**
 * Whose word an edge takes for its hub's certificate: the system's authorities, and those in a file.
 *
 * @param roots text with one or more certificates, such as what a hub gives out at {@code /connect/root.crt}
 */
public record HubTrust(Optional<Path> roots) {
    /** The system's alone. */
    public static final HubTrust SYSTEM = new HubTrust(Optional.empty());

    void apply(OkHttpClient.Builder http) {
        if (roots.isEmpty()) {
            return;
        }
        HandshakeCertificates.Builder trust = new HandshakeCertificates.Builder().addPlatformTrustedCertificates();
        read(roots.get()).forEach(c -> trust.addTrustedCertificate((X509Certificate) c));
        HandshakeCertificates made = trust.build();
        http.sslSocketFactory(made.sslSocketFactory(), made.trustManager());
    }

    private static Iterable<? extends Certificate> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            var found = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new CertificateException("empty");
            }
            return found;
        } catch (IOException | CertificateException e) {
            throw new HubException(
                    HubException.Kind.REJECTED,
                    "The file of hub.trust cannot be read as certificates: " + file.getFileName()
                            + ". Fetch it again from the hub's /connect/root.crt.");
        }
    }
}
