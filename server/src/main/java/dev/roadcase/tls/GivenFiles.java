package dev.roadcase.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** A certificate and its key that somebody else issued, such as one of a public authority, and when they were last changed. */
final class GivenFiles {
    private final Path certificate;
    private final Path key;

    GivenFiles(Path certificate, Path key) {
        this.certificate = certificate;
        this.key = key;
    }

    Leaf read() {
        List<X509Certificate> chain = Pem.certificates(certificate);
        PrivateKey known = Pem.key(key);
        if (!Pem.belong(known, chain.getFirst())) {
            throw new CertificateException("The key in " + key + " does not belong to the first certificate in "
                    + certificate + ". The server's own certificate must come first, then those that vouch for it.");
        }
        return new Leaf(known, chain);
    }

    /** Changes when one of the files does; a program that renews certificates replaces both. */
    List<FileTime> changed() {
        try {
            return List.of(Files.getLastModifiedTime(certificate), Files.getLastModifiedTime(key));
        } catch (IOException e) {
            return List.of(); // being replaced right now; the next look sees the new ones
        }
    }
}
