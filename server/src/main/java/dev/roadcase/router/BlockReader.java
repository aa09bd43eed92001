package dev.roadcase.router;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a stream of text apart into blocks: a header, lines, an empty line. When reading times out, what came so far is kept
 * and the next call goes on with it. Bounded, so that whatever answers cannot fill the memory.
 */
final class BlockReader {
    /** Bytes of a line; labels are much shorter. */
    static final int LINE = 1_024;

    /** Lines of a block; the largest router there is has 288 outputs. */
    static final int LINES = 4_096;

    private final InputStream in;
    private final byte[] buffer = new byte[8_192];
    private int filled;
    private int at;
    private final byte[] line = new byte[LINE];
    private int length;
    private List<String> block = new ArrayList<>();

    BlockReader(InputStream in) {
        this.in = in;
    }

    /** The next block: its header without the colon, then its lines. */
    List<String> next() throws IOException {
        while (true) {
            String text = line();
            if (text.isEmpty() && !block.isEmpty()) {
                List<String> whole = block;
                block = new ArrayList<>();
                return whole;
            }
            if (!text.isEmpty()) {
                add(text);
            }
        }
    }

    private void add(String text) throws IOException {
        if (block.size() == LINES) {
            throw new IOException("It sends more than a router has to say.");
        }
        block.add(block.isEmpty() && text.endsWith(":") ? text.substring(0, text.length() - 1) : text);
    }

    private String line() throws IOException {
        while (true) {
            int b = read();
            if (b == '\n') {
                String text = new String(line, 0, length, StandardCharsets.UTF_8).strip();
                length = 0;
                return text;
            }
            if (length == LINE) {
                throw new IOException("It sends longer lines than a router does.");
            }
            line[length++] = (byte) b;
        }
    }

    private int read() throws IOException {
        if (at == filled) {
            filled = 0;
            at = 0;
            int n = in.read(buffer);
            if (n < 0) {
                throw new IOException("The router ended the connection.");
            }
            filled = n;
        }
        return buffer[at++];
    }
}
