package dev.roadcase.tls;

import dev.roadcase.access.OwnerOnly;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The authority that this server is for itself: made on first use, kept in the data folder, trusted by whoever installs its
 * root. The root can only vouch for names of local networks, so that a stolen one cannot pass as a site of the internet.
 */
final class LocalAuthority {
    /** Longer than any box is on the road; a new root means a visit to every device. */
    private static final Duration ROOT_LIFE = Duration.ofDays(3_650);

    /** Apple's devices refuse leaves of more than 825 days (support.apple.com/103769); a year and a month is plenty. */
    private static final Duration LEAF_LIFE = Duration.ofDays(397);

    /** Devices whose clocks are a little slow must not meet a certificate from the future. */
    static final Duration SLACK = Duration.ofDays(1);

    /** No box was made before; one without a battery for its clock starts in 1970. */
    private static final Instant EARLIEST = Instant.parse("2026-11-01T00:00:00Z");

    /** Endings that no site of the internet has: RFC 6762, RFC 6761, RFC 8375, and what routers make up. */
    private static final List<String> LOCAL = List.of("local", "localhost", "home.arpa", "internal", "lan");

    private static final SecureRandom RANDOM = new SecureRandom();

    private final X509Certificate root;
    private final PrivateKey key;

    private LocalAuthority(X509Certificate root, PrivateKey key) {
        this.root = root;
        this.key = key;
    }

    /**
     * The authority in the folder, made now when there is none.
     *
     * @param names the machine's own names, which a new root may vouch for besides the local endings
     */
    static LocalAuthority in(Path folder, String server, Set<String> names, Instant now) {
        Path certificate = folder.resolve("root.crt");
        Path key = folder.resolve("root.key");
        if (Files.exists(certificate) != Files.exists(key)) {
            throw new CertificateException("Of " + certificate + " and root.key beside it only one is there. Bring the "
                    + "other back, or delete it: a new authority is made, which every device has to be told to trust.");
        }
        if (!Files.exists(key)) {
            make(certificate, key, server, names, now);
        }
        X509Certificate root = Pem.certificates(certificate).getFirst();
        PrivateKey known = Pem.key(key);
        if (!Pem.belong(known, root)) {
            throw new CertificateException(
                    key + " does not belong to root.crt beside it. Delete both: a new authority is "
                            + "made, which every device has to be told to trust.");
        }
        return new LocalAuthority(root, known);
    }

    private static void make(Path certificate, Path key, String server, Set<String> names, Instant now) {
        KeyPair pair = pair();
        X509Certificate root = root(pair, server, names, now);
        try {
            Files.createDirectories(certificate.toAbsolutePath().getParent());
            OwnerOnly.write(key, Pem.of(pair.getPrivate()).getBytes(StandardCharsets.US_ASCII));
            Files.writeString(certificate, Pem.of(root));
        } catch (IOException e) {
            throw new CertificateException("The certificates cannot be written to " + certificate.getParent(), e);
        }
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new CertificateException("This Java cannot make keys on P-256.", e);
        }
    }

    private static X509Certificate root(KeyPair pair, String server, Set<String> names, Instant now) {
        X500Name name = name("Roadcase " + server + " " + suffix());
        JcaX509v3CertificateBuilder builder = builder(name, name, pair.getPublic(), now, ROOT_LIFE);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(Extension.nameConstraints, true, new NameConstraints(permitted(names), null));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
            return sign(builder, pair.getPrivate());
        } catch (CertIOException | GeneralSecurityException e) {
            throw new CertificateException("The server's own authority could not be made.", e);
        }
    }

    /** Two boxes of one name must not look alike in a device's list of authorities. */
    private static String suffix() {
        return String.format(Locale.ROOT, "%06x", RANDOM.nextInt(1 << 24));
    }

    private static X500Name name(String common) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, "Roadcase")
                .addRDN(BCStyle.CN, common.length() > 64 ? common.substring(common.length() - 64) : common)
                .build();
    }

    private static GeneralSubtree[] permitted(Set<String> names) {
        return Stream.concat(LOCAL.stream(), names.stream().sorted())
                .distinct()
                .map(n -> new GeneralSubtree(new GeneralName(GeneralName.dNSName, n)))
                .toArray(GeneralSubtree[]::new);
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, PublicKey key, Instant now, Duration life) {
        Instant from = now.isBefore(EARLIEST) ? EARLIEST : now;
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(127, RANDOM).add(BigInteger.ONE),
                Date.from(from.minus(SLACK)),
                Date.from(from.plus(life)),
                subject,
                key);
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException {
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    X509Certificate root() {
        return root;
    }

    /** Whether the root may vouch for a name. */
    boolean covers(String name) {
        return NameRule.of(root).permits(name);
    }

    /** What it has revoked, which is nothing, as of now. */
    byte[] revoked(Instant now) {
        return Revocations.list(root, key, now.isBefore(EARLIEST) ? EARLIEST : now);
    }

    /** A fresh key and a certificate for what this server is reached by now; names the root cannot vouch for are left out. */
    Leaf issue(Reach reach, Instant now) {
        KeyPair pair = pair();
        X500Name issuer = X500Name.getInstance(root.getSubjectX500Principal().getEncoded());
        JcaX509v3CertificateBuilder builder =
                builder(issuer, name("Roadcase server"), pair.getPublic(), now, LEAF_LIFE);
        try {
            JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(Extension.subjectAlternativeName, false, alternatives(reach));
            builder.addExtension(Extension.authorityKeyIdentifier, false, ids.createAuthorityKeyIdentifier(root));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(pair.getPublic()));
            if (!reach.lists().isEmpty()) {
                builder.addExtension(Extension.cRLDistributionPoints, false, Revocations.at(reach.lists()));
            }
            return new Leaf(pair.getPrivate(), List.of(sign(builder, key), root));
        } catch (CertIOException | GeneralSecurityException e) {
            throw new CertificateException("A certificate for " + reach.names() + " could not be issued.", e);
        }
    }

    private GeneralNames alternatives(Reach reach) {
        Stream<GeneralName> names =
                reach.names().stream().filter(this::covers).sorted().map(n -> new GeneralName(GeneralName.dNSName, n));
        Stream<GeneralName> addresses = reach.addresses().stream()
                .map(a -> a.getHostAddress().replaceFirst("%.*", ""))
                .sorted()
                .map(a -> new GeneralName(GeneralName.iPAddress, a));
        return new GeneralNames(Stream.concat(names, addresses).toArray(GeneralName[]::new));
    }
}
