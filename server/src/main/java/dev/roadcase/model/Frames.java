package dev.roadcase.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import okio.BufferedSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * The form in which changesets and log entries travel: a line of JSON that tells id, length and hash, then the bytes as
 * their author wrote them, each followed by a line feed. A closing line says that nothing was cut off. What is cut, altered
 * or something else altogether is noticed as such and never taken for an end.
 */
public final class Frames {
    /** The longest single part, in bytes: the largest changeset, and as much again for what it did. */
    private static final int MAX_PART = 4 * Changeset.MAX_BYTES;

    private static final int MAX_LINE = 1 << 16;

    private Frames() {}

    /** What came is not what was sent. */
    public static final class Broken extends IOException {
        Broken(String message) {
            super(message);
        }
    }

    public static void write(OutputStream out, Outgoing change) throws IOException {
        byte[] body = bytes(change.body());
        write(out, change, head(change.id(), body), body);
    }

    static void write(OutputStream out, Outgoing change, ObjectNode head, byte[] body) throws IOException {
        if (change.offsetMillis() != 0) {
            head.put("offset", change.offsetMillis());
        }
        if (change.loggedAt() != null) {
            head.put("at", Kind.Moment.text(change.loggedAt()));
        }
        if (change.lock() != null) {
            head.put("lock", change.lock().toString());
        }
        line(out, head);
        part(out, body);
    }

    public static void write(OutputStream out, LogEntry entry) throws IOException {
        byte[] body = bytes(entry.body());
        write(out, entry, head(entry.id(), body), body);
    }

    /** Writes an entry without what its author wrote, for a reader who sent just that. */
    public static void writeOwn(OutputStream out, LogEntry entry) throws IOException {
        ObjectNode head = Json.MAPPER.createObjectNode().put("id", entry.id().toString());
        write(out, entry, head.put("own", true), new byte[0]);
    }

    private static void write(OutputStream out, LogEntry entry, ObjectNode head, byte[] body) throws IOException {
        byte[] effects = bytes(entry.effects());
        head.put("seq", entry.seq());
        head.put("at", Kind.Moment.text(entry.at()));
        head.put("effects", effects.length);
        line(out, head);
        part(out, body);
        part(out, effects);
    }

    /** Closes a stream of frames; {@code trailer} says what is to be known of the whole. */
    public static void end(OutputStream out, ObjectNode trailer) throws IOException {
        line(out, trailer.put("end", true));
    }

    private static ObjectNode head(UUID id, byte[] body) {
        return Json.MAPPER
                .createObjectNode()
                .put("id", id.toString())
                .put("bytes", body.length)
                .put("sha256", hash(body));
    }

    /** The first 16 bytes of a body's SHA-256, as frames tell it. */
    public static String hash(String body) {
        return hash(bytes(body));
    }

    private static String hash(byte[] body) {
        MessageDigest sha = ContentHash.sha256();
        return HexFormat.of().formatHex(sha.digest(body), 0, 16);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static void line(OutputStream out, ObjectNode json) throws IOException {
        part(out, bytes(Json.write(json)));
    }

    private static void part(OutputStream out, byte[] bytes) throws IOException {
        out.write(bytes);
        out.write('\n');
    }

    /** An entry came without its body, and who reads does not have it either. */
    public static final class NotSent extends IOException {
        NotSent() {
            super("A change came without what its author wrote");
        }
    }

    /** Reads frames one after the other. Not thread-safe; the stream is the caller's to close. */
    public static final class Reader {
        private final BufferedSource in;
        /** Over the bodies that came without a hash of their own. */
        private final MessageDigest bare = ContentHash.sha256();

        private Deque<LogEntry> run = new ArrayDeque<>();
        private boolean isBare;
        private @Nullable JsonNode trailer;

        public Reader(InputStream in) {
            this.in = Okio.buffer(Okio.source(in));
        }

        /** The closing line, once it was read. */
        public JsonNode trailer() {
            return trailer == null ? Json.MAPPER.missingNode() : trailer;
        }

        /** The next change; null at the closing line. */
        public @Nullable Outgoing outgoing() throws IOException {
            JsonNode head = head();
            if (head == null) {
                requireWhole();
                return null;
            }
            boolean brief = !head.has("id");
            String body = brief ? bare(head) : body(head);
            Instant at = head.has("at") ? instant(head) : null;
            return new Outgoing(
                    brief ? BriefFrames.id(body) : id(head),
                    body,
                    head.path("offset").asLong(),
                    at,
                    Ids.parse(head.path("lock").asText()));
        }

        private String bare(JsonNode head) throws IOException {
            byte[] body = part(head.path("bytes").asInt(-1));
            isBare = true;
            bare.update(body);
            return new String(body, StandardCharsets.UTF_8);
        }

        private void requireWhole() throws Broken {
            if (isBare && !BriefFrames.hex(bare).equals(trailer().path("sha256").asText())) {
                throw new Broken("A change was altered on its way");
            }
            isBare = false;
        }

        /** The next entry of a log; null at the closing line. */
        public @Nullable LogEntry entry() throws IOException {
            return entry(Map.of());
        }

        /**
         * The next entry of a log; null at the closing line.
         *
         * @param sent the bodies of changes that the reader sent, which need not come back
         * @throws NotSent when one is left out that is not among them
         */
        public @Nullable LogEntry entry(Map<UUID, String> sent) throws IOException {
            if (!run.isEmpty()) {
                return run.remove();
            }
            JsonNode head = head();
            if (head == null) {
                return null;
            }
            if (head.has("run")) {
                run = BriefFrames.run(head, sent);
                return run.remove();
            }
            String body = head.path("own").asBoolean() ? own(head, sent) : body(head);
            String effects = new String(part(head.path("effects").asInt(-1)), StandardCharsets.UTF_8);
            return new LogEntry(head.path("seq").asLong(), id(head), instant(head), body, effects);
        }

        private String own(JsonNode head, Map<UUID, String> sent) throws IOException {
            part(0);
            String body = sent.get(id(head));
            if (body == null) {
                throw new NotSent();
            }
            return body;
        }

        private @Nullable JsonNode head() throws IOException {
            if (trailer != null) {
                return null;
            }
            JsonNode head = json(line());
            if (head.path("end").asBoolean()) {
                trailer = head;
                return null;
            }
            return head;
        }

        private static JsonNode json(String line) throws Broken {
            try {
                JsonNode json = Json.MAPPER.readTree(line);
                if (json != null && json.isObject()) {
                    return json;
                }
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new Broken("What came is not in the form of the sync protocol");
            }
            throw new Broken("What came is not in the form of the sync protocol");
        }

        private String line() throws IOException {
            long end = in.indexOf((byte) '\n', 0, MAX_LINE);
            if (end < 0) {
                throw new Broken(
                        in.request(MAX_LINE)
                                ? "What came is not in the form of the sync protocol"
                                : "The stream was cut off");
            }
            String line = in.readUtf8(end);
            in.skip(1);
            return line;
        }

        private String body(JsonNode head) throws IOException {
            byte[] body = part(head.path("bytes").asInt(-1));
            if (!hash(body).equals(head.path("sha256").asText())) {
                throw new Broken("A change was altered on its way");
            }
            return new String(body, StandardCharsets.UTF_8);
        }

        private byte[] part(int length) throws IOException {
            if (length < 0 || length > MAX_PART) {
                throw new Broken("What came is not in the form of the sync protocol");
            }
            if (!in.request(length + 1L) || in.getBuffer().getByte(length) != '\n') {
                throw new Broken("The stream was cut off");
            }
            byte[] part = in.readByteArray(length);
            in.skip(1);
            return part;
        }

        private static UUID id(JsonNode head) throws Broken {
            UUID id = Ids.parse(head.path("id").asText());
            if (id == null) {
                throw new Broken("A change came without its id");
            }
            return id;
        }

        private static Instant instant(JsonNode head) throws Broken {
            try {
                return Times.parse(head.path("at").asText());
            } catch (java.time.DateTimeException e) {
                throw new Broken("A change came without its time");
            }
        }
    }
}
