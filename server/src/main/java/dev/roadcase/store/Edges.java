package dev.roadcase.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.roadcase.model.Admission;
import dev.roadcase.model.Json;
import dev.roadcase.model.JsonText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The edges that a hub let in. Got from {@link Store#edges}; all methods may be called from any thread. */
public final class Edges {
    private static final String COLUMNS = "SELECT credential, name, productions, paired_at FROM edges ";

    private final Store store;

    /**
     * An edge with its credential.
     *
     * @param admission to what it was let in, and the shows it made itself since
     */
    public record Known(UUID credential, String name, Admission admission, Instant pairedAt) {}

    /**
     * The same with when it last told which copy of itself it is.
     *
     * @param seenAt null when it has not been here
     */
    public record Listed(Known edge, @Nullable Instant seenAt) {}

    Edges(Store store) {
        this.store = store;
    }

    /** Lets an edge in. */
    public void admit(UUID credential, String name, Admission to) {
        store.exclusively(Store.LIBRARY, (session, now) -> {
            write(session, new Known(credential, name, to, now));
            return List.of();
        });
    }

    /**
     * A show that an edge made itself is one of its own. An edge that is not known, because this database is older than its
     * pairing, is from now on.
     *
     * @param told to what it is let in otherwise
     */
    public void allow(UUID credential, String name, Admission told, UUID production) {
        store.exclusively(Store.LIBRARY, (session, now) -> {
            Known known = find(session, credential);
            Admission before = known == null ? told : joined(told, known.admission());
            write(session, new Known(credential, name, before.and(new Admission(Set.of(production))), now));
            return List.of();
        });
    }

    /** What two processes on this database allowed at the same time, both of it. */
    private static Admission joined(Admission told, Admission kept) {
        return kept.only() == null ? told : told.and(kept);
    }

    private static void write(Session session, Known known) throws SQLException {
        session.update(
                """
                INSERT INTO edges (credential, name, productions, paired_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (credential) DO UPDATE SET productions = excluded.productions""",
                known.credential(),
                known.name(),
                known.admission().only() == null ? null : list(known.admission().only()),
                known.pairedAt());
    }

    private static JsonText list(Set<UUID> ids) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        ids.forEach(id -> list.add(id.toString()));
        return JsonText.of(list);
    }

    /**
     * Keeps a pairing code until then, by its hash, and forgets those that have run out.
     *
     * @param productions what it is good for; all when empty
     */
    public void offer(String hash, List<UUID> productions, Instant until) {
        store.exclusively(Store.LIBRARY, (session, now) -> {
            session.update("DELETE FROM pair_codes WHERE expires_at <= ?", now);
            session.update(
                    "INSERT INTO pair_codes (code_hash, productions, expires_at) VALUES (?, ?, ?)",
                    hash,
                    list(Set.copyOf(productions)),
                    until);
            return List.of();
        });
    }

    /** A pairing code that was kept. */
    public record Offer(List<UUID> productions, Instant until) {}

    /** Takes a pairing code out, once among all processes on this database; empty when there is none of that hash. */
    public Optional<Offer> take(String hash) {
        // guesses must not keep the writer busy
        if (store.reading(session ->
                        session.first("SELECT 1 FROM pair_codes WHERE code_hash = ?", r -> r.getInt(1), hash))
                == null) {
            return Optional.empty();
        }
        AtomicReference<@Nullable Offer> taken = new AtomicReference<>();
        store.exclusively(Store.LIBRARY, (session, now) -> {
            Offer found = session.first(
                    "SELECT productions, expires_at FROM pair_codes WHERE code_hash = ?",
                    r -> new Offer(
                            List.copyOf(ids(r.getString(1))), session.dialect().instant(r, 2)),
                    hash);
            boolean mine = session.update("DELETE FROM pair_codes WHERE code_hash = ?", hash) == 1;
            taken.set(mine ? found : null);
            return List.of();
        });
        return Optional.ofNullable(taken.get());
    }

    /** The edge with that credential; empty when it is none. */
    public Optional<Known> find(UUID credential) {
        return Optional.ofNullable(store.reading(session -> find(session, credential)));
    }

    /** All that were let in and not taken back, the one that was paired last first. */
    public List<Listed> all() {
        return store.reading(session -> session.query("""
                SELECT credential, name, productions, paired_at,
                  (SELECT max(seen_at) FROM edge_replicas r WHERE r.credential = edges.credential)
                FROM edges ORDER BY paired_at DESC, credential""", r -> {
            Known known = read(r, session.dialect());
            return new Listed(
                    known, r.getObject(5) == null ? null : session.dialect().instant(r, 5));
        }));
    }

    /** Forgets an edge whose credential was taken away. */
    public void remove(UUID credential) {
        store.exclusively(Store.LIBRARY, (session, now) -> {
            session.update("DELETE FROM edge_replicas WHERE credential = ?", credential);
            session.update("DELETE FROM edges WHERE credential = ?", credential);
            return List.of();
        });
    }

    private static @Nullable Known find(Session session, UUID credential) throws SQLException {
        return session.first(COLUMNS + "WHERE credential = ?", r -> read(r, session.dialect()), credential);
    }

    private static Known read(ResultSet row, Dialect dialect) throws SQLException {
        String productions = row.getString(3);
        return new Known(
                dialect.uuid(row, 1),
                row.getString(2),
                productions == null ? Admission.ALL : new Admission(ids(productions)),
                dialect.instant(row, 4));
    }

    private static Set<UUID> ids(String list) {
        Set<UUID> ids = new HashSet<>();
        Json.read(list).forEach(id -> ids.add(UUID.fromString(id.asText())));
        return ids;
    }

    /**
     * Hears from a copy of an edge. Each has a nonce that it renews from time to time and tells with the one before it.
     *
     * @param believed whether it is taken at its word, as by a hub that was restored and so cannot tell
     * @return false when neither is the one it had last: then another copy of the same data has been here meanwhile
     */
    public boolean greet(UUID credential, UUID replica, EdgeIdentity.Nonce nonce, int schema, boolean believed) {
        UUID last = store.reading(session -> session.first(
                "SELECT nonce FROM edge_replicas WHERE replica = ?",
                r -> session.dialect().uuid(r, 1),
                replica));
        if (nonce.now().equals(last)) {
            return true;
        }
        if (last != null && !believed && !last.equals(nonce.before())) {
            return false;
        }
        store.exclusively(Store.LIBRARY, (session, now) -> {
            session.update("""
                    INSERT INTO edge_replicas (replica, credential, nonce, schema_version, seen_at) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (replica) DO UPDATE SET credential = excluded.credential, nonce = excluded.nonce,
                      schema_version = excluded.schema_version, seen_at = excluded.seen_at""", replica, credential, nonce.now(), schema, now);
            return List.of();
        });
        return true;
    }
}
