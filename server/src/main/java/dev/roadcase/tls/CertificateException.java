package dev.roadcase.tls;

import dev.roadcase.model.RoadcaseException;

/** A certificate or its key cannot be used; the message says which file and what to do. */
public final class CertificateException extends RoadcaseException {
    CertificateException(String message, Throwable cause) {
        super(message, cause);
    }

    CertificateException(String message) {
        super(message);
    }
}
