package dev.roadcase.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {
    private final Instant now = Instant.now();

    @TempDir
    Path folder = Path.of("");

    private static Reach reach(String address, String... names) throws UnknownHostException {
        return new Reach(Set.of(names), Set.of(InetAddress.getByName(address)));
    }

    private Certificates own(Reach reach) {
        return Certificates.own(folder, "Truck", reach, InstantSource.fixed(now));
    }

    private static X509Certificate root(Certificates certificates) throws GeneralSecurityException {
        byte[] pem = certificates.root().orElseThrow().pem().getBytes(StandardCharsets.US_ASCII);
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }

    private static SSLContext trusting(X509Certificate root) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("root", root);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** What a client that trusts the root gets to see of the server at that address, once it has accepted it. */
    private static X509Certificate shake(Certificates server, String host)
            throws GeneralSecurityException, IOException {
        SSLEngine client = trusting(root(server)).createSSLEngine(host, 3001);
        SSLParameters strict = client.getSSLParameters();
        strict.setEndpointIdentificationAlgorithm("HTTPS");
        client.setSSLParameters(strict);
        client.setUseClientMode(true);
        SSLEngine there = server.context().createSSLEngine();
        there.setUseClientMode(false);
        Handshake.run(client, there);
        return (X509Certificate) client.getSession().getPeerCertificates()[0];
    }

    @Test
    void aDeviceThatTrustsTheRootAcceptsEveryAddressAndName() throws GeneralSecurityException, IOException {
        Certificates server = own(reach("10.0.0.7", "truck.local", "truck"));
        shake(server, "10.0.0.7");
        shake(server, "truck.local");
        shake(server, "truck");
        assertThatThrownBy(() -> shake(server, "10.0.0.8")).isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> shake(server, "bank.example")).isInstanceOf(SSLException.class);
    }

    @Test
    void aNewAddressGetsANewCertificateOfTheSameRoot() throws GeneralSecurityException, IOException {
        Certificates server = own(reach("10.0.0.7", "truck.local"));
        X509Certificate before = shake(server, "10.0.0.7");
        assertThat(server.follow(reach("10.0.0.7", "truck.local"))).isFalse();
        assertThat(shake(server, "10.0.0.7")).isEqualTo(before);
        assertThat(server.follow(reach("192.168.1.9", "truck.local"))).isTrue();
        assertThat(shake(server, "192.168.1.9")).isNotEqualTo(before);
        assertThatThrownBy(() -> shake(server, "10.0.0.7")).isInstanceOf(SSLException.class);
    }

    @Test
    void theRootOutlivesTheServerAndTheCertificateIsRenewedBeforeItEnds() throws GeneralSecurityException, IOException {
        Certificates first = own(reach("10.0.0.7", "truck.local"));
        Certificates second = own(reach("10.0.0.7", "truck.local"));
        assertThat(second.root()).isEqualTo(first.root());
        Instant[] clock = {now};
        Certificates server = Certificates.own(folder, "Truck", reach("10.0.0.7", "truck.local"), () -> clock[0]);
        clock[0] = server.ends().minus(Leaf.BEFORE_THE_END).minus(Duration.ofHours(1));
        assertThat(server.follow(reach("10.0.0.7", "truck.local"))).isFalse();
        clock[0] = clock[0].plus(Duration.ofHours(2));
        assertThat(server.follow(reach("10.0.0.7", "truck.local"))).isTrue();
        assertThat(server.ends()).isAfter(clock[0].plus(Duration.ofDays(300)));
    }

    @Test
    void aBoxWithoutABatteryForItsClockMakesCertificatesThatAreGoodToday()
            throws GeneralSecurityException, IOException {
        Certificates server =
                Certificates.own(folder, "Truck", reach("10.0.0.7", "truck.local"), InstantSource.fixed(Instant.EPOCH));
        shake(server, "10.0.0.7").checkValidity(java.util.Date.from(Instant.parse("2026-12-01T00:00:00Z")));
    }

    @Test
    void theRootVouchesForNoSiteOfTheInternet() throws GeneralSecurityException, IOException {
        own(reach("10.0.0.7", "truck.local"));
        Certificates server = own(reach("10.0.0.7", "truck.local", "bank.example"));
        shake(server, "truck.local");
        assertThatThrownBy(() -> shake(server, "bank.example")).isInstanceOf(SSLException.class);
        X509Certificate root = root(server);
        assertThat(root.getBasicConstraints()).isZero();
        assertThat(root.getCriticalExtensionOIDs()).contains("2.5.29.30");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there the restriction is an access list")
    void theKeyIsForTheOwnerAlone() throws IOException {
        own(reach("10.0.0.7", "truck.local"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("root.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aDamagedOrHalfAuthorityIsToldAndNothingIsReplaced() throws IOException {
        own(reach("10.0.0.7", "truck.local"));
        Path key = folder.resolve("root.key");
        String kept = Files.readString(folder.resolve("root.crt"));
        Files.writeString(key, "not a key");
        assertThatThrownBy(() -> own(reach("10.0.0.7", "truck.local")))
                .isInstanceOf(CertificateException.class)
                .hasMessageContaining("root.key");
        Files.delete(key);
        assertThatThrownBy(() -> own(reach("10.0.0.7", "truck.local"))).isInstanceOf(CertificateException.class);
        assertThat(folder.resolve("root.crt")).hasContent(kept);
    }

    @Test
    void givenFilesAreShownAndReadAgainWhenTheyChange() throws GeneralSecurityException, IOException {
        Path certificate = folder.resolve("own.crt");
        Path key = folder.resolve("own.key");
        give(certificate, key, "10.0.0.7");
        Certificates server = Certificates.given(certificate, key, InstantSource.fixed(now));
        assertThat(server.root()).isEmpty();
        Instant before = server.ends();
        assertThat(server.follow(reach("10.0.0.8"))).isFalse();
        Files.writeString(certificate, "half of a certi");
        touch(certificate, 5);
        assertThat(server.follow(reach("10.0.0.8")))
                .as("a broken file is not taken")
                .isFalse();
        give(certificate, key, "10.0.0.9");
        touch(certificate, 10);
        assertThat(server.follow(reach("10.0.0.8"))).isTrue();
        assertThat(server.ends()).isAfterOrEqualTo(before);
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() throws IOException {
        Path certificate = folder.resolve("own.crt");
        Path key = folder.resolve("own.key");
        give(certificate, key, "10.0.0.7");
        give(folder.resolve("other.crt"), key, "10.0.0.7");
        assertThatThrownBy(() -> Certificates.given(certificate, key, InstantSource.fixed(now)))
                .isInstanceOf(CertificateException.class)
                .hasMessageContaining("does not belong");
        assertThatThrownBy(() -> Certificates.given(folder.resolve("none.crt"), key, InstantSource.fixed(now)))
                .isInstanceOf(CertificateException.class)
                .hasMessageContaining("none.crt");
    }

    private static void touch(Path file, int secondsLater) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(secondsLater)));
    }

    private void give(Path certificate, Path key, String address) throws IOException {
        Leaf leaf = LocalAuthority.in(folder.resolve("others"), "Other", Set.of(), now)
                .issue(reach(address, "other.local"), now);
        Files.writeString(
                certificate, String.join("", leaf.chain().stream().map(Pem::of).toList()));
        Files.writeString(key, Pem.of(leaf.key()));
        assertThat(Pem.certificates(certificate)).isEqualTo(List.copyOf(leaf.chain()));
    }

    /** Two engines in one thread. */
    private static final class Handshake {
        private static final int MOST_STEPS = 100;

        private Handshake() {}

        static void run(SSLEngine client, SSLEngine server) throws SSLException {
            var toServer = java.nio.ByteBuffer.allocate(1 << 16);
            var toClient = java.nio.ByteBuffer.allocate(1 << 16);
            for (int i = 0; i < MOST_STEPS && !(done(client) && done(server) && toClient.position() == 0); i++) {
                step(client, toClient, toServer);
                step(server, toServer, toClient);
            }
            assertThat(done(client)).isTrue();
        }

        private static boolean done(SSLEngine engine) {
            return engine.getSession().getCipherSuite().startsWith("TLS_")
                    && engine.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NOT_HANDSHAKING;
        }

        private static void step(SSLEngine engine, java.nio.ByteBuffer in, java.nio.ByteBuffer out)
                throws SSLException {
            in.flip();
            engine.unwrap(in, java.nio.ByteBuffer.allocate(1 << 16));
            in.compact();
            work(engine);
            engine.wrap(java.nio.ByteBuffer.allocate(0), out);
            work(engine);
        }

        private static void work(SSLEngine engine) {
            for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                task.run();
            }
        }
    }

    @Test
    void theListOfWhatWasRevokedIsSignedByTheRootAndAnewEachDay() throws GeneralSecurityException, IOException {
        Instant[] time = {now};
        Certificates own = Certificates.own(folder, "Truck", reach("192.0.2.5"), () -> time[0]);
        X509CRL list = list(own);
        list.verify(root(own).getPublicKey());
        time[0] = now.plus(Duration.ofHours(1));
        assertThat(list(own)).isEqualTo(list);
        time[0] = now.plus(Duration.ofHours(25));
        assertThat(list(own).getNextUpdate()).isAfter(list.getNextUpdate());
    }

    private static X509CRL list(Certificates own) throws GeneralSecurityException {
        byte[] der = own.revoked().orElseThrow();
        return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
    }
}
