package dev.roadcase.store;

import dev.roadcase.model.User;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The people who may sign in: those this server keeps itself, and a copy of those its hub keeps. Got from
 * {@link Store#users}; all methods may be called from any thread, and what they wrote is on disk when they return.
 */
public final class Users {
    private static final String COLUMNS =
            "SELECT id, name, role, password_hash, disabled, credential, from_hub, changed_at FROM accounts ";

    private static final String DIGEST = "users.digest";
    private static final String HEARD = "users.heard";

    /** How exactly the time of the last word from the hub is kept; a round of syncing comes every few seconds. */
    private static final Duration HEARD_EVERY = Duration.ofHours(1);

    private final Store store;

    Users(Store store) {
        this.store = store;
    }

    /** All, by name. */
    public List<User> all() {
        return store.reading(session -> session.query(COLUMNS + "ORDER BY name_key, from_hub", r -> read(r, session)));
    }

    /** The person of that id; the hub's word counts before this server's own. */
    public Optional<User> find(UUID id) {
        return first("WHERE id = ? ORDER BY from_hub DESC", id);
    }

    /** The person of that name, however it is spelt; the hub's word counts before this server's own. */
    public Optional<User> named(String name) {
        return first("WHERE name_key = ? ORDER BY from_hub DESC", User.key(name));
    }

    private Optional<User> first(String where, Object parameter) {
        return Optional.ofNullable(
                store.reading(session -> session.first(COLUMNS + where, r -> read(r, session), parameter)));
    }

    private static User read(ResultSet row, Session session) throws SQLException {
        return new User(
                session.dialect().uuid(row, 1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getBoolean(5),
                row.getInt(6),
                row.getBoolean(7),
                session.dialect().instant(row, 8));
    }

    /** Takes somebody on; false when there is a person of that name. */
    public boolean add(User user) {
        AtomicReference<Integer> added = new AtomicReference<>(0);
        store.exclusively(Store.LIBRARY, (session, now) -> {
            boolean taken =
                    session.first("SELECT 1 FROM accounts WHERE name_key = ?", r -> r.getInt(1), User.key(user.name()))
                            != null;
            added.set(taken ? 0 : insert(session, user, now));
            return List.of();
        });
        return added.get() > 0;
    }

    private static int insert(Session session, User user, Instant now) throws SQLException {
        return session.update(
                """
                INSERT INTO accounts (id, from_hub, name, name_key, role, password_hash, disabled, credential, changed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
                user.id(),
                user.fromHub(),
                user.name(),
                User.key(user.name()),
                user.role(),
                user.hash(),
                user.disabled(),
                user.credential(),
                now);
    }

    /** Changes somebody whom this server keeps itself; empty when there is no such person. */
    public Optional<User> change(UUID id, UnaryOperator<User> how) {
        AtomicReference<@Nullable User> changed = new AtomicReference<>();
        store.exclusively(Store.LIBRARY, (session, now) -> {
            User old = session.first(COLUMNS + "WHERE id = ? AND from_hub = ?", r -> read(r, session), id, false);
            changed.set(old == null ? null : update(session, how.apply(old), now));
            return List.of();
        });
        return Optional.ofNullable(changed.get());
    }

    private static User update(Session session, User user, Instant now) throws SQLException {
        session.update("""
                UPDATE accounts SET role = ?, password_hash = ?, disabled = ?, credential = ?, changed_at = ?
                WHERE id = ? AND from_hub = ?""", user.role(), user.hash(), user.disabled(), user.credential(), now, user.id(), false);
        return user.changed(now);
    }

    /** Removes somebody whom this server keeps itself; false when there is no such person. */
    public boolean remove(UUID id) {
        AtomicReference<Integer> gone = new AtomicReference<>(0);
        store.exclusively(Store.LIBRARY, (session, now) -> {
            gone.set(session.update("DELETE FROM accounts WHERE id = ? AND from_hub = ?", id, false));
            return List.of();
        });
        return gone.get() > 0;
    }

    /** Those whom this server keeps itself, which is what a hub tells its edges. */
    public List<User> own() {
        return all().stream().filter(user -> !user.fromHub()).toList();
    }

    /** Differs whenever {@link #own} does. */
    public static String digest(List<User> own) {
        return sha256(own.stream()
                .map(u -> String.join(
                        "\n", u.id().toString(), u.name(), u.role(), u.hash(), u.credential() + " " + u.disabled()))
                .collect(Collectors.joining("\n\n")));
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The digest of what the hub told last; empty before. */
    public String followed() {
        return value(DIGEST).orElse("");
    }

    /** When the hub last told whom it lets in, to an hour exactly; empty while it never did. */
    public Optional<Instant> heard() {
        return value(HEARD).map(Instant::parse);
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(store.reading(session -> ServerValues.get(session, name)));
    }

    /** Whom the hub lets in, instead of whom it did so far. */
    public void follow(List<User> theirs, String digest) {
        store.exclusively(Store.LIBRARY, (session, now) -> {
            session.update("DELETE FROM accounts WHERE from_hub = ?", true);
            for (User user : theirs) {
                insert(session, user, now);
            }
            ServerValues.put(session, DIGEST, digest);
            ServerValues.put(session, HEARD, now.toString());
            return List.of();
        });
    }

    /** The hub has said at that time that they are still the same. */
    public void hear(Instant at) {
        boolean recent = heard().filter(last -> Duration.between(last, at).abs().compareTo(HEARD_EVERY) < 0)
                .isPresent();
        if (!recent) {
            store.exclusively(Store.LIBRARY, (session, now) -> {
                ServerValues.put(session, HEARD, at.toString());
                return List.of();
            });
        }
    }
}
