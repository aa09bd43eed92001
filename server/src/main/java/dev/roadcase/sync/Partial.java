package dev.roadcase.sync;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import okhttp3.Request;
import okhttp3.Response;

/**
 * What has come so far of a long answer, packed as it came, so that the rest can be asked for when the line breaks. Used by the
 * cycle's thread only.
 */
final class Partial {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private String tag = "";

    /** Asks for what is missing, or for all when that cannot be. */
    Request.Builder ask(Request.Builder request) {
        request.header("Accept-Encoding", "gzip");
        return bytes.size() == 0 || tag.isEmpty()
                ? request
                : request.header("Range", "bytes=" + bytes.size() + "-").header("If-Range", tag);
    }

    /** Takes in what comes; what came before the line broke stays when this throws. */
    void take(Response response) throws IOException {
        boolean goesOn = response.code() == 206
                && String.valueOf(response.header("Content-Range")).startsWith("bytes " + bytes.size() + "-");
        if (!goesOn) {
            bytes.reset();
        }
        String told = response.header("ETag");
        tag = told == null ? "" : told;
        byte[] part = new byte[1 << 14];
        InputStream in = response.body().byteStream();
        for (int n = in.read(part); n >= 0; n = in.read(part)) {
            bytes.write(part, 0, n);
        }
    }

    InputStream packed() {
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
