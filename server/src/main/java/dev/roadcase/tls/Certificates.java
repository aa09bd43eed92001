package dev.roadcase.tls;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this server shows over HTTPS, kept right while it runs. Owns no thread; {@link #follow} is called again and again. */
public final class Certificates {
    private static final Logger log = LoggerFactory.getLogger(Certificates.class);

    private static final Duration EACH_DAY = Duration.ofDays(1);

    private final CurrentKey current = new CurrentKey();
    private final InstantSource clock;
    private final @Nullable LocalAuthority authority;
    private final @Nullable GivenFiles files;
    private volatile Leaf leaf;
    private Reach covered;
    private List<FileTime> changed = List.of();
    private byte @Nullable [] list;
    private Instant listed = Instant.EPOCH;

    private Certificates(
            @Nullable LocalAuthority authority,
            @Nullable GivenFiles files,
            Leaf leaf,
            Reach covered,
            InstantSource clock) {
        this.authority = authority;
        this.files = files;
        this.leaf = leaf;
        this.covered = covered;
        this.clock = clock;
        current.show(leaf);
    }

    /** Of the server's own authority in that folder, which is made on first use. */
    public static Certificates own(Path folder, String server, Reach reach, InstantSource clock) {
        LocalAuthority authority = LocalAuthority.in(folder, server, reach.names(), clock.instant());
        reach.names().stream()
                .filter(n -> !authority.covers(n))
                .forEach(n -> log.warn(
                        "The authority in {} cannot vouch for {}: give a certificate of your own for "
                                + "it, or delete the folder and have devices trust the new root",
                        folder,
                        n));
        return new Certificates(authority, null, authority.issue(reach, clock.instant()), reach, clock);
    }

    /** From files; they are read again when they change. */
    public static Certificates given(Path certificate, Path key, InstantSource clock) {
        GivenFiles files = new GivenFiles(certificate, key);
        Certificates made = new Certificates(null, files, files.read(), new Reach(Set.of(), Set.of()), clock);
        made.changed = files.changed();
        return made;
    }

    /** For the listener; it shows whatever is current when a client connects. */
    public SSLContext context() {
        return current.context();
    }

    /** Sees to it that new connections get a certificate for what the server is reached by now; returns whether it changed. */
    public synchronized boolean follow(Reach reach) {
        Leaf before = leaf;
        if (authority != null && (!reach.equals(covered) || before.endsSoon(clock.instant()))) {
            show(authority.issue(reach, clock.instant()));
            covered = reach;
        } else if (files != null) {
            readAgain(files);
        }
        return !leaf.equals(before);
    }

    private void readAgain(GivenFiles given) {
        List<FileTime> now = given.changed();
        if (now.isEmpty() || now.equals(changed)) {
            return;
        }
        changed = now;
        try {
            show(given.read());
        } catch (CertificateException e) {
            log.warn("The certificate files changed and are not used yet: {}", e.getMessage());
        }
    }

    private void show(Leaf next) {
        leaf = next;
        current.show(next);
        log.info("New connections get a new certificate until={}", next.ends());
    }

    /** What a device has to trust; empty when the certificate was issued by somebody else. */
    public Optional<Root> root() {
        return Optional.ofNullable(authority).map(a -> new Root(Pem.of(a.root()), fingerprint(a.root())));
    }

    /**
     * The root of the server's own authority.
     *
     * @param fingerprint SHA-256, as devices show it
     */
    public record Root(String pem, String fingerprint) {}

    /** What the server's own authority has revoked (a CRL in DER), signed anew each day; empty when there is none. */
    public synchronized Optional<byte[]> revoked() {
        Instant now = clock.instant();
        if (authority != null && (list == null || listed.plus(EACH_DAY).isBefore(now) || now.isBefore(listed))) {
            list = authority.revoked(now);
            listed = now;
        }
        return Optional.ofNullable(list).map(byte[]::clone);
    }

    /** When the certificate of now ends. */
    public Instant ends() {
        return leaf.ends();
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").formatHex(digest).toUpperCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new CertificateException("A fingerprint could not be made.", e);
        }
    }
}
