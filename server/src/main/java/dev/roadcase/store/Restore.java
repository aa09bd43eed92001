package dev.roadcase.store;

import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Production;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Brings a snapshot back into force. No server may work with the database meanwhile. */
public final class Restore {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /** More versions than a record gets between two snapshots. */
    private static final long STRIDE = 1_000_000;

    private static final long STRIDES = 1_000;

    private Restore() {}

    /**
     * What a snapshot is.
     *
     * @param shows what is in it, by name
     * @param faults why it cannot be used; empty when it is good
     */
    public record Report(List<String> shows, List<String> faults) {
        public boolean isGood() {
            return faults.isEmpty();
        }
    }

    /** Opens a copy of the file and looks at every record and every entry of the journal in it. The file stays as it is. */
    public static Report verify(Path file) {
        Path copy = null;
        try {
            copy = Files.createTempFile("roadcase-verify", ".db");
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            return examine(copy);
        } catch (IOException e) {
            return new Report(List.of(), List.of("it cannot be read"));
        } finally {
            delete(copy);
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    private static Report examine(Path copy) {
        DatabaseUrl url = DatabaseUrl.sqlite(copy);
        if (!isOurs(url)) {
            return new Report(List.of(), List.of("it is not a database of Roadcase, or it is damaged"));
        }
        try {
            new Migrator(new Database(url)).migrate(); // one of an older version is as good
        } catch (StoreException e) {
            return new Report(List.of(), List.of("it is of a newer version of Roadcase, or it is damaged"));
        }
        List<String> faults = DatabaseCheck.sqlite(copy);
        return new Report(faults.isEmpty() ? shows(url) : List.of(), faults);
    }

    private static boolean isOurs(DatabaseUrl url) {
        Database database = new Database(url);
        try (Session session = new Session(database.open(false), database.dialect())) {
            return session.query("SELECT id FROM sync_scope", r -> r.getString(1))
                            .size()
                    > 0;
        } catch (SQLException e) {
            return false;
        }
    }

    private static List<String> shows(DatabaseUrl url) {
        Database database = new Database(url);
        try (Session session = new Session(database.open(false), database.dialect())) {
            StoredView view = new StoredView(session);
            return Scopes.all(session).stream()
                    .map(scope -> view.row(new Key(Production.TYPE, scope.id())))
                    .filter(row -> row != null && !row.deleted())
                    .map(row -> Objects.requireNonNull(row).label())
                    .toList();
        } catch (SQLException e) {
            throw new StoreException("The snapshot cannot be read", e);
        }
    }

    /**
     * Puts the snapshot in the place of the database. What was there is kept beside it.
     *
     * @return where what was there is now; empty when there was nothing
     * @throws StoreException when it cannot be done; then everything is as it was
     */
    public static Optional<Path> replace(Path database, Path snapshot, Instant now) {
        Path fresh = database.resolveSibling(database.getFileName() + ".restoring");
        try {
            Files.createDirectories(database.toAbsolutePath().getParent());
            Files.copy(snapshot, fresh, StandardCopyOption.REPLACE_EXISTING);
            raiseVersions(DatabaseUrl.sqlite(fresh));
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Optional<Path> kept = setAside(database, now);
            Files.move(fresh, database, StandardCopyOption.ATOMIC_MOVE);
            return kept;
        } catch (IOException e) {
            throw new StoreException(
                    "The snapshot could not be put in place of " + database + ". Is the disk full?", e);
        }
    }

    /**
     * Lets records count on far above every version they may have had since the snapshot, so that a browser that still knows
     * one of those is not taken to know what gets its number next.
     */
    private static void raiseVersions(DatabaseUrl url) {
        Database database = new Database(url);
        long by = leap();
        try (Session session = new Session(database.open(true), database.dialect())) {
            session.update("UPDATE sync_scope SET version_offset = version_offset + ?", by);
            session.commit();
        } catch (SQLException e) {
            throw new StoreException("The snapshot could not be prepared. Nothing was changed.", e);
        }
    }

    private static long leap() {
        return STRIDE * ThreadLocalRandom.current().nextLong(1, STRIDES);
    }

    /** A database and what SQLite keeps beside it belong together. */
    private static Optional<Path> setAside(Path database, Instant now) throws IOException {
        if (!Files.exists(database)) {
            return Optional.empty();
        }
        Path kept = database.resolveSibling("before-restore-" + NAME.format(now) + ".db");
        for (String suffix : List.of("-wal", "-shm", "")) {
            Path file = database.resolveSibling(database.getFileName() + suffix);
            if (Files.exists(file)) {
                Files.move(file, kept.resolveSibling(kept.getFileName() + suffix));
            }
        }
        return Optional.of(kept);
    }

    /**
     * Lets nothing come back that was made after the state the database is in now: every scope begins another epoch here, and
     * what edges bring from the one before is kept for a person.
     *
     * @return how many scopes there are
     */
    public static int discardLater(Store store) {
        List<ScopeState> scopes = store.heads();
        for (ScopeState scope : scopes) {
            store.exclusively(scope.id(), (session, now) -> {
                ScopeState state = Objects.requireNonNull(Scopes.find(session, scope.id()));
                ScopeState anew = state.beginningAnew(Ids.random()).withVersionsAbove(state.versionOffset() + leap());
                Scopes.write(session, List.of(anew));
                return List.of();
            });
        }
        return scopes.size();
    }
}
