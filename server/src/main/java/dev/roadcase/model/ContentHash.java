package dev.roadcase.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of what a record holds: the 16-byte hash a deletion carries, and the sum that two servers compare to know that
 * they hold the same. Values that are null or the field's default contribute nothing, so a server that knows more fields
 * still agrees with one that knows fewer.
 */
public final class ContentHash {
    private ContentHash() {}

    /** What the author of a deletion saw, as 32 hexadecimal digits. */
    public static String seen(Row row) {
        MessageDigest sha = sha256();
        for (String group : row.type().groups().keySet()) {
            String text = text(row, group);
            if (!text.isEmpty()) {
                sha.update((group + '\u001e' + text + '\u001d').getBytes(StandardCharsets.UTF_8));
            }
        }
        return HexFormat.of().formatHex(sha.digest(), 0, 16);
    }

    /** What the record adds to its scope's digest, modulo 2^64. */
    public static long sum(@Nullable Row row) {
        if (row == null) {
            return 0;
        }
        long sum = row.deleted() ? hash(row, "deleted", "true") : 0;
        for (String group : row.type().groups().keySet()) {
            sum += part(row, group);
        }
        return sum;
    }

    /** What a change of a record adds to its scope's digest; only what differs is hashed. */
    public static long difference(@Nullable Row was, Row now) {
        if (was == null) {
            return sum(now);
        }
        long difference = 0;
        if (was.deleted() != now.deleted()) {
            difference = hash(now, "deleted", "true") * (now.deleted() ? 1 : -1);
        }
        for (String group : now.type().groups().keySet()) {
            if (!now.agrees(was, group)) {
                difference += part(now, group) - part(was, group);
            }
        }
        return difference;
    }

    private static long part(Row row, String group) {
        String text = text(row, group);
        return text.isEmpty() ? 0 : hash(row, group, text);
    }

    private static long hash(Row row, String group, String text) {
        String all = row.type().path() + '\u001e' + row.id() + '\u001e' + group + '\u001e' + text;
        return ByteBuffer.wrap(sha256().digest(all.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private static String text(Row row, String group) {
        StringBuilder text = new StringBuilder();
        for (int place : row.type().places(group)) {
            Field field = row.type().fields().get(place);
            Object value = row.values().at(place);
            if (value != null && !value.equals(field.initial())) {
                text.append(field.name())
                        .append('\u001f')
                        .append(
                                value instanceof JsonText json
                                        ? json.canonical()
                                        : Json.write(field.kind().write(value)))
                        .append('\u001f');
            }
        }
        return text.toString();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
