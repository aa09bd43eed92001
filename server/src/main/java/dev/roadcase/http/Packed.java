package dev.roadcase.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Bytes, and the same packed with gzip at the first wish; or, once slim, packed only. Safe for many threads. */
final class Packed {
    private final int size;
    // guarded by this
    private byte @Nullable [] body;
    private byte @Nullable [] done;

    Packed(byte[] body) {
        this.body = body;
        size = body.length;
    }

    /** Bytes that were packed before. */
    Packed(byte[] body, byte[] packed) {
        this(body);
        done = packed;
    }

    int size() {
        return size;
    }

    /** What it weighs in a cache: the bytes, or the packed ones where only these are left. */
    synchronized int kept() {
        return body != null ? size : packed().length;
    }

    /** Lets go of the unpacked bytes if the packed ones are at most that many; tells whether it did. */
    synchronized boolean slim(long most) {
        if (packed().length > most) {
            return false;
        }
        body = null;
        return true;
    }

    synchronized byte[] body() {
        return body != null ? body : unpack(packed());
    }

    synchronized byte[] packed() {
        if (done == null) {
            done = pack(body());
        }
        return done;
    }

    private static byte[] pack(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 8 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return out.toByteArray();
    }

    private static byte[] unpack(byte[] packed) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // we packed it ourselves
        }
    }
}
