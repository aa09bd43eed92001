package dev.roadcase.store;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Change;
import dev.roadcase.model.ChangesetCodec;
import dev.roadcase.model.Effect;
import dev.roadcase.model.Key;
import dev.roadcase.model.LogEntry;
import dev.roadcase.model.Op;
import dev.roadcase.model.ScopeCopy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The log of a scope: every committed changeset with what it did, in order, chained by hashes. */
final class Journal {
    private static final String COLUMNS = """
            SELECT j.scope, j.seq, j.changeset_id, j.author_id, j.author_name, j.author_kind, j.at, j.cause, j.effects,
              j.chain
            FROM journal j
            """;

    /** Characters of a body that is read along with others; one edit of a field has some 400. */
    private static final int SHORT = 2_000;

    private Journal() {}

    /** One entry as it is to be written. */
    record Entry(Change change, @Nullable UUID importId, String body, String effects) {}

    static String chain(String previous, long seq, String body, String effects) {
        MessageDigest sha = sha256();
        sha.update(HexFormat.of().parseHex(previous));
        sha.update(Long.toString(seq).getBytes(StandardCharsets.UTF_8));
        sha.update(body.getBytes(StandardCharsets.UTF_8));
        sha.update(effects.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sha.digest(), 0, 16);
    }

    static String hash(String body) {
        return HexFormat.of().formatHex(sha256().digest(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static void append(Session session, List<Entry> entries) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<@Nullable Object[]> records = new ArrayList<>();
        for (Entry entry : entries) {
            rows.add(row(entry));
            Change change = entry.change();
            for (Effect e : change.effects()) {
                records.add(new @Nullable Object[] {
                    e.type().path(), e.id(), e.version(), change.scope(), change.seq(), e.op().wire()
                });
            }
        }
        session.insert("""
                INSERT INTO journal (scope, seq, changeset_id, import_id, body_hash, author_id, author_name, author_kind,
                  at, cause, body, effects, chain)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows);
        session.insert("""
                INSERT INTO journal_records (entity, record_id, version, scope, seq, op) VALUES (?, ?, ?, ?, ?, ?)""", records);
    }

    private static @Nullable Object[] row(Entry entry) {
        Change c = entry.change();
        return new @Nullable Object[] {
            c.scope(),
            c.seq(),
            c.changeId(),
            entry.importId(),
            hash(entry.body()),
            c.by().id(),
            c.by().name(),
            c.by().kind().name().toLowerCase(Locale.ROOT),
            c.at(),
            c.cause().wire(),
            entry.body(),
            entry.effects(),
            c.chain()
        };
    }

    private static Change read(ResultSet row, Dialect dialect) throws SQLException {
        String effects = row.getString(9);
        return new Change(
                dialect.uuid(row, 1),
                row.getLong(2),
                dialect.uuid(row, 3),
                actor(row, dialect),
                dialect.instant(row, 7),
                Cause.of(row.getString(8)),
                effects == null ? List.of() : ChangesetCodec.readEffects(effects),
                effects == null ? List.of() : ChangesetCodec.readConflicts(effects),
                row.getString(10));
    }

    private static Actor actor(ResultSet row, Dialect dialect) throws SQLException {
        String kind = row.getString(6).toUpperCase(Locale.ROOT);
        return new Actor(dialect.uuid(row, 4), row.getString(5), Actor.Kind.valueOf(kind));
    }

    /** Entries after {@code seq}, oldest first. */
    static List<Change> after(Session session, UUID scope, long seq, int limit) throws SQLException {
        return session.query(
                COLUMNS + "WHERE j.scope = ? AND j.seq > ? ORDER BY j.seq LIMIT ?",
                r -> read(r, session.dialect()),
                scope,
                seq,
                limit);
    }

    private static final int RAW_ENTRIES = 2_000;

    /** Entries as they were written; a purged one ends the page. */
    static List<LogEntry> raw(Session session, UUID scope, long seq, long bytes) throws SQLException {
        List<LogEntry> found = new ArrayList<>();
        long left = bytes;
        for (LogEntry entry : session.query(
                """
                SELECT seq, changeset_id, at, body, effects FROM journal
                WHERE scope = ? AND seq > ? AND body IS NOT NULL ORDER BY seq LIMIT ?""",
                r -> new LogEntry(
                        r.getLong(1),
                        session.dialect().uuid(r, 2),
                        session.dialect().instant(r, 3),
                        r.getString(4),
                        r.getString(5)),
                scope,
                seq,
                RAW_ENTRIES)) {
            left -= entry.body().length() + entry.effects().length();
            if (left < 0 && !found.isEmpty()) {
                break;
            }
            found.add(entry);
        }
        return found;
    }

    /** Entries after {@code seq}, newest first, before {@code before}. */
    static List<Change> newest(Session session, UUID scope, long seq, long before, int limit) throws SQLException {
        return session.query(
                COLUMNS
                        + "WHERE j.scope = ? AND j.seq > ? AND j.seq < ? AND j.body IS NOT NULL ORDER BY j.seq DESC LIMIT ?",
                r -> read(r, session.dialect()),
                scope,
                seq,
                before,
                limit);
    }

    /** Entries that gave the record a version above {@code version}, oldest first. */
    static List<Change> ofRecord(Session session, Key key, long version) throws SQLException {
        return session.query(
                COLUMNS + """
                        WHERE (j.scope, j.seq) IN (
                          SELECT scope, seq FROM journal_records WHERE entity = ? AND record_id = ? AND version > ?)
                        ORDER BY j.seq""", r -> read(r, session.dialect()), key.type().path(), key.id(), version);
    }

    /** Entries after {@code seq} that touched the record, oldest first. */
    static List<Change> ofRecordAfter(Session session, Key key, long seq) throws SQLException {
        return session.query(
                COLUMNS + """
                        WHERE (j.scope, j.seq) IN (
                          SELECT scope, seq FROM journal_records WHERE entity = ? AND record_id = ? AND seq > ?)
                        ORDER BY j.seq""", r -> read(r, session.dialect()), key.type().path(), key.id(), seq);
    }

    static boolean knowsVersion(Session session, Key key, long version) throws SQLException {
        Integer found = session.first(
                "SELECT 1 FROM journal_records WHERE entity = ? AND record_id = ? AND version = ?",
                r -> r.getInt(1),
                key.type().path(),
                key.id(),
                version);
        return found != null;
    }

    /** The entries of one changeset, or of all that share its import, oldest first. */
    static List<Change> ofChangeset(Session session, UUID changeId) throws SQLException {
        return session.query(COLUMNS + """
                        WHERE (j.scope, j.seq) IN (
                          SELECT k.scope, k.seq FROM journal k WHERE k.changeset_id = ?
                          UNION
                          SELECT m.scope, m.seq FROM journal k
                          JOIN journal m ON m.import_id = k.import_id AND m.scope = k.scope
                          WHERE k.changeset_id = ? AND m.import_id IS NOT NULL)
                          AND j.body IS NOT NULL
                        ORDER BY j.scope, j.seq""", r -> read(r, session.dialect()), changeId, changeId);
    }

    /**
     * What the author of a changeset wrote, from this server's log or its copy of the hub's, and the short ones of so many entries
     * that stand before it there. Without the changeset when it is in neither.
     */
    static Map<UUID, String> bodies(Session session, UUID changeId, int entries) throws SQLException {
        Map<UUID, String> own = bodies(session, "journal", changeId, entries);
        return own.containsKey(changeId) ? own : bodies(session, "hub_log", changeId, entries);
    }

    private static Map<UUID, String> bodies(Session session, String log, UUID changeId, int entries)
            throws SQLException {
        Map<UUID, String> found = new HashMap<>();
        session.query(
                        """
                        SELECT m.changeset_id, m.body FROM %s k
                        JOIN %s m ON m.scope = k.scope AND m.seq > k.seq - ? AND m.seq <= k.seq
                        WHERE k.changeset_id = ? AND m.body IS NOT NULL AND (m.seq = k.seq OR LENGTH(m.body) < ?)""".formatted(log, log),
                        r -> Map.entry(session.dialect().uuid(r, 1), r.getString(2)),
                        (long) entries,
                        changeId,
                        SHORT)
                .forEach(e -> found.put(e.getKey(), e.getValue()));
        return found;
    }

    /** Whether a changeset was ever logged, purged or not. */
    static boolean isKnown(Session session, UUID changeId) throws SQLException {
        return session.first("SELECT 1 FROM journal WHERE changeset_id = ?", r -> r.getInt(1), changeId) != null
                || session.first("SELECT 1 FROM hub_log WHERE changeset_id = ?", r -> r.getInt(1), changeId) != null;
    }

    static @Nullable Change lastDeletion(Session session, Key key) throws SQLException {
        return session.first(
                COLUMNS + """
                        JOIN journal_records r ON r.scope = j.scope AND r.seq = j.seq
                        WHERE r.entity = ? AND r.record_id = ? AND r.op = ? ORDER BY r.version DESC LIMIT 1""", r -> read(r, session.dialect()), key.type().path(), key.id(), Op.DELETED.wire());
    }

    static @Nullable Actor author(Session session, UUID changeId) throws SQLException {
        return session.first(COLUMNS + "WHERE j.changeset_id = ? LIMIT 1", r -> actor(r, session.dialect()), changeId);
    }

    static @Nullable String chainAt(Session session, UUID scope, long seq) throws SQLException {
        return session.first("SELECT chain FROM journal WHERE scope = ? AND seq = ?", r -> r.getString(1), scope, seq);
    }

    /** The body hashes of those changesets that are in the log, by id. */
    static Map<UUID, String> hashes(Session session, List<UUID> changesets) throws SQLException {
        Map<UUID, String> found = new HashMap<>();
        for (List<UUID> part : Chunks.of(changesets)) {
            session.query(
                            "SELECT changeset_id, body_hash FROM journal WHERE changeset_id IN ("
                                    + Chunks.marks(part.size()) + ")",
                            r -> Map.entry(session.dialect().uuid(r, 1), r.getString(2)),
                            part.toArray())
                    .forEach(e -> found.put(e.getKey(), e.getValue()));
        }
        return found;
    }

    /** Whether the entry is there, but what it said was cleared. */
    static boolean isCleared(Session session, UUID scope, long seq) throws SQLException {
        return session.first(
                        "SELECT 1 FROM journal WHERE scope = ? AND seq = ? AND body IS NULL",
                        r -> r.getInt(1),
                        scope,
                        seq)
                != null;
    }

    /** Every entry of the log, without what it says. */
    static List<ScopeCopy.Mark> marks(Session session, UUID scope) throws SQLException {
        return session.query(
                "SELECT seq, changeset_id, body_hash, at, chain FROM journal WHERE scope = ? ORDER BY seq",
                r -> new ScopeCopy.Mark(
                        r.getLong(1),
                        session.dialect().uuid(r, 2),
                        r.getString(3),
                        session.dialect().instant(r, 4),
                        r.getString(5)),
                scope);
    }

    static boolean has(Session session, UUID scope, UUID changeId) throws SQLException {
        Integer found = session.first(
                "SELECT 1 FROM journal WHERE changeset_id = ? AND scope = ?", r -> r.getInt(1), changeId, scope);
        return found != null;
    }
}
