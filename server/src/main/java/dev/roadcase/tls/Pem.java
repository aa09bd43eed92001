package dev.roadcase.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorException;

/** Certificates and keys as the text files that every tool reads. */
final class Pem {
    private Pem() {}

    static String of(X509Certificate certificate) {
        return text(certificate);
    }

    /** Unencrypted PKCS#8: the file's own mode protects it, because the server has to start without anybody there. */
    static String of(PrivateKey key) {
        try {
            return text(new JcaPKCS8Generator(key, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Object what) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(what);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** All certificates in a file, in its order. */
    static List<X509Certificate> certificates(Path file) {
        List<X509Certificate> chain = new ArrayList<>();
        try {
            for (Object part : parts(file)) {
                if (part instanceof X509CertificateHolder holder) {
                    chain.add(new JcaX509CertificateConverter().getCertificate(holder));
                }
            }
        } catch (java.security.cert.CertificateException e) {
            throw new CertificateException("The certificate " + file + " is damaged.", e);
        }
        if (chain.isEmpty()) {
            throw new CertificateException("There is no certificate in " + file
                    + ". It must be text that holds -----BEGIN CERTIFICATE-----, the server's own first.");
        }
        return chain;
    }

    static PrivateKey key(Path file) {
        try {
            for (Object part : parts(file)) {
                if (part instanceof PrivateKeyInfo info) {
                    return new JcaPEMKeyConverter().getPrivateKey(info);
                }
                if (part instanceof PEMKeyPair pair) {
                    return new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo());
                }
            }
        } catch (IOException e) {
            throw new CertificateException("The key " + file + " is of a kind that is not known here.", e);
        }
        throw new CertificateException("There is no key without a password in " + file
                + ". It must be text that holds -----BEGIN PRIVATE KEY-----.");
    }

    private static List<Object> parts(Path file) {
        List<Object> parts = new ArrayList<>();
        try (PEMParser parser = new PEMParser(Files.newBufferedReader(file))) {
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                parts.add(part);
            }
            return parts;
        } catch (IOException e) {
            throw new CertificateException(
                    "The file " + file
                            + " cannot be read as text with a certificate or key. Check that it exists, that "
                            + "the server's user may read it, and that it is in the PEM form.",
                    e);
        }
    }

    /** Whether the key belongs to the certificate: it signs, the certificate's key confirms. */
    static boolean belong(PrivateKey key, X509Certificate certificate) {
        try {
            byte[] probe = {1};
            var signed = new org.bouncycastle.operator.jcajce.JcaContentSignerBuilder(algorithm(key)).build(key);
            signed.getOutputStream().write(probe);
            var checked = new org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder()
                    .build(certificate.getPublicKey())
                    .get(signed.getAlgorithmIdentifier());
            checked.getOutputStream().write(probe);
            return checked.verify(signed.getSignature());
        } catch (OperatorException | IOException e) {
            return false;
        }
    }

    private static String algorithm(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
    }
}
