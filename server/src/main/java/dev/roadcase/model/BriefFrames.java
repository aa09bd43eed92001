package dev.roadcase.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The short forms of {@link Frames}, for two sides that both know them. Changes go without what their bodies say anyway, with
 * one hash over all; and of entries that come back to whoever sent them, and did just what was asked, only what the sender
 * cannot know is told, for many in one line.
 */
public final class BriefFrames {
    /** The most entries told of in one line. */
    public static final int MOST = 500;

    private static final String ID = "{\"id\":\"";
    private static final int ID_LENGTH = 36;

    private BriefFrames() {}

    /** Writes changes and the end. */
    public static void write(OutputStream out, List<Outgoing> changes) throws IOException {
        MessageDigest all = ContentHash.sha256();
        for (Outgoing change : changes) {
            if (change.body().startsWith(ID + change.id() + '"')) {
                byte[] body = change.body().getBytes(StandardCharsets.UTF_8);
                all.update(body);
                Frames.write(out, change, Json.MAPPER.createObjectNode().put("bytes", body.length), body);
            } else {
                Frames.write(out, change);
            }
        }
        Frames.end(out, Json.MAPPER.createObjectNode().put("sha256", hex(all)));
    }

    static String hex(MessageDigest all) {
        return HexFormat.of().formatHex(all.digest(), 0, 16);
    }

    /** The id of a change that is not told beside its body. */
    static UUID id(String body) throws Frames.Broken {
        boolean begins = body.startsWith(ID) && body.length() > ID.length() + ID_LENGTH;
        UUID id = begins ? Ids.parse(body.substring(ID.length(), ID.length() + ID_LENGTH)) : null;
        if (id == null) {
            throw new Frames.Broken("A change came without its id");
        }
        return id;
    }

    /** Entries that follow each other in the log as they did where they were sent. */
    public static void writeRun(OutputStream out, LogEntry first, List<Plain> run) throws IOException {
        ObjectNode head = Json.MAPPER.createObjectNode();
        head.put("run", run.size());
        head.put("id", first.id().toString()).put("seq", first.seq());
        ArrayNode versions = head.putArray("versions");
        ArrayNode shifts = head.putArray("shifts");
        ArrayNode stamps = head.putArray("stamps");
        for (Plain plain : run) {
            plain.versions().forEach(versions::add);
            shifts.add(plain.shift());
            stamps.add(plain.stamp());
        }
        Frames.line(out, head);
    }

    /** The entries that one line tells of. */
    static Deque<LogEntry> run(JsonNode head, Map<UUID, String> sent) throws IOException {
        int count = head.path("run").asInt();
        UUID first = Ids.parse(head.path("id").asText());
        List<UUID> order = new ArrayList<>(sent.keySet());
        int from = first == null ? -1 : order.indexOf(first);
        if (from < 0 || count < 1 || count > MOST || from + count > order.size()) {
            throw new Frames.NotSent();
        }
        Deque<LogEntry> run = new ArrayDeque<>();
        int version = 0;
        for (int i = 0; i < count; i++) {
            UUID id = order.get(from + i);
            String body = sent.getOrDefault(id, "");
            Changeset set = ChangesetCodec.read(body).as(id);
            List<Long> versions = new ArrayList<>();
            for (int p = 0; p < set.patches().size(); p++) {
                versions.add(head.path("versions").path(version++).asLong());
            }
            Plain plain = new Plain(
                    head.path("shifts").path(i).asLong(),
                    head.path("stamps").path(i).asLong(),
                    versions);
            String effects = ChangesetCodec.writeEffects(plain.effects(set), List.of());
            run.add(new LogEntry(head.path("seq").asLong() + i, id, plain.at(set), body, effects));
        }
        return run;
    }
}
