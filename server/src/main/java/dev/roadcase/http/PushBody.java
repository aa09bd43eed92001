package dev.roadcase.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** The bytes of a push, unpacked, whole or not at all. */
final class PushBody {
    /** In bytes, unpacked. */
    private static final long MOST = 16L << 20;

    private PushBody() {}

    static InputStream of(Exchange x) throws IOException {
        byte[] bytes = received(x.ctx().req().getInputStream());
        boolean packed = "gzip".equalsIgnoreCase(x.ctx().header("Content-Encoding"));
        return new ByteArrayInputStream(packed ? unpacked(bytes) : bytes);
    }

    private static byte[] unpacked(byte[] bytes) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return readAll(in);
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw Problem.malformed("What was sent was cut off or is not gzip. Nothing was taken in; send it again.");
        }
    }

    private static byte[] received(InputStream in) {
        try {
            return readAll(in);
        } catch (IOException e) {
            throw Problem.malformed("What was sent was cut off. Nothing was taken in; send it again.");
        }
    }

    private static byte[] readAll(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes((int) MOST + 1);
        if (bytes.length > MOST) {
            throw Problem.tooLarge(MOST);
        }
        return bytes;
    }
}
