package dev.roadcase.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passes one HTTP answer on; of a packed body only the first half, under a head that says that this is all. */
final class ShortenedAnswer {
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

    private final InputStream in;

    ShortenedAnswer(InputStream in) {
        this.in = in;
    }

    void to(OutputStream out) throws IOException {
        String head = head();
        Matcher length = LENGTH.matcher(head);
        if (head.toLowerCase(java.util.Locale.ROOT).contains("content-encoding: gzip") && length.find()) {
            int half = Integer.parseInt(length.group(1)) / 2;
            out.write(length.replaceFirst("Content-Length: " + half).getBytes(StandardCharsets.US_ASCII));
            out.write(in.readNBytes(half));
        } else {
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            if (length.find(0)) {
                out.write(in.readNBytes(Integer.parseInt(length.group(1))));
            }
        }
        out.flush();
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.append((char) b);
            if (b == '\n' && head.toString().endsWith("\r\n\r\n")) {
                break;
            }
        }
        return head.toString();
    }
}
