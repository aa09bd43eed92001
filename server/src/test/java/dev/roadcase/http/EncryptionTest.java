package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.access.AccessMode;
import dev.roadcase.app.Encryption;
import dev.roadcase.app.Roadcase;
import dev.roadcase.app.Settings;
import dev.roadcase.app.Venue;
import dev.roadcase.model.Json;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.store.StoreOptions;
import dev.roadcase.testkit.Api;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS and plain HTTP on one port, and what each is good for. */
class EncryptionTest {
    /** A proxy on this machine, so that a test can play another machine behind it. */
    private static final Set<String> PROXY = Set.of("127.0.0.1");

    @TempDir
    Path folder = Path.of("");

    private @Nullable Roadcase server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private Api start(Encryption.Mode mode, Set<String> proxies) throws IOException {
        return start(new Encryption(mode, Optional.empty(), Optional.empty(), proxies, Optional.empty()));
    }

    private Api start(Encryption told) throws IOException {
        server = Roadcase.start(
                new Settings(
                        folder,
                        StoreOptions.of(DatabaseUrl.sqlite(folder.resolve("roadcase.db"))),
                        "127.0.0.1",
                        0,
                        "edge",
                        "Truck",
                        AccessMode.PIN,
                        false,
                        "",
                        new Venue(false, Set.of(), Set.of(), told)),
                Clock.systemUTC());
        return new Api(
                server.url(), Files.readString(folder.resolve("admin.token")).strip());
    }

    private static SSLContext trust(Api api) throws GeneralSecurityException, IOException {
        return trust(api.as("").get("/connect/root.crt").body());
    }

    private static SSLContext trust(String pem) throws GeneralSecurityException, IOException {
        byte[] root = pem.getBytes(StandardCharsets.US_ASCII);
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry(
                "root", CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(root)));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static URI secure(Api api, String path) {
        return URI.create(api.url().replaceFirst("^http:", "https:") + path);
    }

    @Test
    void oneRootLetsADeviceSpeakHttpsOnTheSamePort()
            throws GeneralSecurityException, IOException, InterruptedException {
        Api api = start(Encryption.Mode.OPTIONAL, Set.of());
        try (HttpClient http = HttpClient.newBuilder().sslContext(trust(api)).build()) {
            HttpResponse<String> health =
                    http.send(HttpRequest.newBuilder(secure(api, "/api/health")).build(), BodyHandlers.ofString());
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.headers().firstValue("Strict-Transport-Security")).isEmpty();
        }
        assertThat(api.get("/api/health").json().path("tls").path("mode").asText())
                .isEqualTo("optional");
        assertThat(api.get("/connect/trust").body().replace("<wbr>", ""))
                .contains(api.get("/api/health")
                        .json()
                        .path("tls")
                        .path("rootFingerprint")
                        .asText("none"));
    }

    @Test
    void aSessionOverHttpsHasACookieThatNeverTravelsInTheClear()
            throws GeneralSecurityException, IOException, InterruptedException {
        Api api = start(Encryption.Mode.OPTIONAL, Set.of());
        String pin = Json.write(pin());
        try (HttpClient http = HttpClient.newBuilder().sslContext(trust(api)).build()) {
            HttpRequest join = HttpRequest.newBuilder(secure(api, "/api/auth/pin"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(pin))
                    .build();
            String cookie = http.send(join, BodyHandlers.ofString())
                    .headers()
                    .firstValue("Set-Cookie")
                    .orElse("");
            assertThat(cookie)
                    .startsWith("__Host-roadcase_session=")
                    .contains("Secure", "HttpOnly", "SameSite=Strict", "Path=/");
            String kept = cookie.replaceFirst(";.*", "");
            HttpRequest read = HttpRequest.newBuilder(secure(api, "/api/productions"))
                    .header("Cookie", kept)
                    .build();
            assertThat(http.send(read, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
            assertThat(api.as("").get("/api/productions", "Cookie", kept).status())
                    .as("over plain HTTP it opens nothing")
                    .isEqualTo(401);
        }
        String plain = api.as("").send("POST", "/api/auth/pin", pin).header("Set-Cookie");
        assertThat(plain).startsWith("roadcase_session=").doesNotContain("Secure");
    }

    private ObjectNode pin() {
        return Json.MAPPER
                .createObjectNode()
                .put("pin", server == null ? "" : server.pin())
                .put("device", "Dana's phone");
    }

    @Test
    void aPageFromPlainHttpDoesNotSpeakOverHttps() throws GeneralSecurityException, IOException, InterruptedException {
        Api api = start(Encryption.Mode.OPTIONAL, Set.of());
        try (HttpClient http = HttpClient.newBuilder().sslContext(trust(api)).build()) {
            HttpRequest asked = HttpRequest.newBuilder(secure(api, "/api/health"))
                    .header("Origin", api.url())
                    .build();
            assertThat(http.send(asked, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void whereHttpsIsRequiredBrowsersAreLedThereAndProgramsAreTold() throws IOException {
        Api api = start(Encryption.Mode.REQUIRED, PROXY);
        Api.Answer page = api.as("").get("/join?x=1", "Accept", "text/html");
        assertThat(page.status()).isEqualTo(307);
        assertThat(page.header("Location")).isEqualTo(secure(api, "/join?x=1").toString());
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        Api.Answer asked = api.get("/api/productions");
        assertThat(asked.status()).isEqualTo(403);
        assertThat(asked.json().path("type").asText()).isEqualTo("/problems/https-required");
        assertThat(asked.json().path("url").asText())
                .isEqualTo(secure(api, "/api/productions").toString());
        assertThat(api.as("").send("POST", "/api/auth/pin", Json.write(pin())).status())
                .isEqualTo(403);
    }

    @Test
    void whereHttpsIsRequiredTheWayThereIsOpenAndNobodyIsSignedInOnIt() throws IOException {
        Api api = start(Encryption.Mode.REQUIRED, PROXY);
        assertThat(api.get("/api/health").json().has("name"))
                .as("the admin's token counts for nothing in the clear")
                .isFalse();
        assertThat(api.get("/connect/root.crt").body()).startsWith("-----BEGIN CERTIFICATE-----");
        assertThat(api.get("/connect/root.crt").header("Content-Type")).isEqualTo("application/x-x509-ca-cert");
        assertThat(api.get("/connect/trust").status()).isEqualTo(200);
        assertThat(api.get("/connect").body()).doesNotContain(pin().path("pin").asText());
    }

    @Test
    void aClientThatInsistsOnAListOfWhatWasRevokedFetchesItFromTheServerAndGetsIn()
            throws GeneralSecurityException, IOException, InterruptedException {
        Api api = start(Encryption.Mode.REQUIRED, PROXY);
        try (HttpClient http = HttpClient.newBuilder().sslContext(asking(api)).build()) {
            HttpRequest asked =
                    HttpRequest.newBuilder(secure(api, "/api/health")).build();
            assertThat(http.send(asked, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
        HttpRequest fetched = HttpRequest.newBuilder(URI.create(api.url() + "/connect/root.crl"))
                .build();
        HttpResponse<byte[]> list;
        try (HttpClient http = HttpClient.newHttpClient()) {
            list = http.send(fetched, BodyHandlers.ofByteArray());
        }
        assertThat(list.headers().firstValue("Content-Type"))
                .as("the type, which has no charset")
                .hasValue("application/pkix-crl");
        X509CRL crl =
                (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(list.body()));
        assertThat(crl.getRevokedCertificates()).isNull();
        assertThat(crl.getNextUpdate()).isAfter(Instant.now().plus(Duration.ofDays(30)));
    }

    /** Believes the server's root, and only what is on no list; without a list nothing. */
    private static SSLContext asking(Api api) throws GeneralSecurityException, IOException {
        byte[] root = api.as("").get("/connect/root.crt").body().getBytes(StandardCharsets.US_ASCII);
        X509Certificate certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(root));
        PKIXBuilderParameters how =
                new PKIXBuilderParameters(Set.of(new TrustAnchor(certificate, null)), new X509CertSelector());
        PKIXRevocationChecker checker =
                (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
        checker.setOptions(Set.of(PKIXRevocationChecker.Option.PREFER_CRLS, PKIXRevocationChecker.Option.NO_FALLBACK));
        how.addCertPathChecker(checker);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(new CertPathTrustManagerParameters(how));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Test
    void aCertificateOfSomebodyElseIsShownWhenItsFilesAreGiven()
            throws GeneralSecurityException, IOException, InterruptedException {
        HeldCertificate bought = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        Path certificate = Files.writeString(folder.resolve("bought.crt"), bought.certificatePem());
        Path key = Files.writeString(folder.resolve("bought.key"), bought.privateKeyPkcs8Pem());
        Api api = start(new Encryption(
                Encryption.Mode.OPTIONAL, Optional.of(certificate), Optional.of(key), Set.of(), Optional.empty()));
        try (HttpClient http = HttpClient.newBuilder()
                .sslContext(trust(bought.certificatePem()))
                .build()) {
            HttpRequest asked =
                    HttpRequest.newBuilder(secure(api, "/api/health")).build();
            assertThat(http.send(asked, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
        assertThat(api.get("/connect/root.crt").status())
                .as("there is no root of our own to hand out")
                .isEqualTo(404);
        assertThat(folder.resolve("tls")).doesNotExist();
    }

    @Test
    void aProxyThatIsNamedIsBelievedAndNobodyElse() throws IOException {
        Api api = start(Encryption.Mode.REQUIRED, PROXY);
        assertThat(api.get("/api/productions", "X-Forwarded-Proto", "https").status())
                .isEqualTo(200);
        assertThat(api.get("/api/productions", "X-Forwarded-Proto", "https, http")
                        .status())
                .as("only the proxy's own word, the last, counts")
                .isEqualTo(403);
    }

    @Test
    void whoIsNotNamedAsAProxyIsTakenForWhoItIs() throws IOException {
        Api api = start(Encryption.Mode.NONE, Set.of());
        api.as("").send("POST", "/api/auth/pin", "{\"pin\":\"000000\"}", "X-Forwarded-For", "10.9.9.9");
        ObjectNode join = pin();
        Api device = api.as(api.as("")
                .send("POST", "/api/auth/pin", Json.write(join), "X-Forwarded-For", "10.9.9.9")
                .json()
                .path("token")
                .asText());
        device.get("/api/productions", "X-Forwarded-For", "10.9.9.9");
        assertThat(api.get("/api/roster").json().get(0).path("address").asText())
                .isEqualTo("127.0.0.1");
    }

    @Test
    void behindAProxyTheDeviceIsWhoTheProxySaysItIs() throws IOException {
        Api api = start(Encryption.Mode.NONE, PROXY);
        Api device = api.as(api.as("")
                .send("POST", "/api/auth/pin", Json.write(pin()), "X-Forwarded-For", "6.6.6.6, 10.9.9.9")
                .json()
                .path("token")
                .asText());
        device.get("/api/productions", "X-Forwarded-For", "6.6.6.6, 10.9.9.9");
        assertThat(api.get("/api/roster").json().get(0).path("address").asText())
                .as("the last hop, which the proxy itself saw")
                .isEqualTo("10.9.9.9");
    }
}
