package dev.roadcase.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whole copies of a SQLite database, made while it works. A copy is written under another name, opened and checked against
 * what the store held at that moment, put on disk, and only then gets its name; so a file with such a name is a good one.
 * The newest {@value #KEPT} stay, and the last of each day before, up to {@value #DAYS} days. A database without any show never
 * displaces a copy that may hold one.
 */
public final class Snapshots {
    /** How many copies are kept whatever their age. */
    public static final int KEPT = 20;

    /** Of so many days, counted with those of the newest copies, the last copy is kept too. */
    public static final int DAYS = 14;

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final Pattern FILE = Pattern.compile("roadcase-(\\d{8}-\\d{6})\\.db");
    private static final Pattern ASIDE = Pattern.compile("before-restore-(\\d{8}-\\d{6})\\.db");
    private static final String UNFINISHED = ".unfinished";

    private final Store store;
    private final Path folder;
    private final Clock clock;

    /** A finished copy; {@code at} is in UTC, as is the time in its name. */
    public record Snapshot(Path file, Instant at, long bytes) {}

    /** Copies go to the folder {@code backups} below {@code data}. */
    public Snapshots(Store store, Path data, Clock clock) {
        this.store = store;
        this.clock = clock;
        folder = data.resolve("backups");
    }

    /** The finished copies, newest first. */
    public List<Snapshot> list() {
        return in(folder, FILE);
    }

    /** The finished copies of a server that does not run, newest first. */
    public static List<Snapshot> in(Path data) {
        return in(data.resolve("backups"), FILE);
    }

    /** What was in force before earlier restores, newest first; none of it is ever removed. */
    public List<Snapshot> setAside() {
        return store.url().isSqlite()
                ? in(Objects.requireNonNull(store.url().file().toAbsolutePath().getParent()), ASIDE)
                : List.of();
    }

    /** Whether a file of that name was set aside by a restore. */
    public static boolean isSetAside(String name) {
        return ASIDE.matcher(name).matches();
    }

    private static List<Snapshot> in(Path folder, Pattern names) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> read(file, names))
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(Snapshot::at).reversed())
                    .toList();
        } catch (IOException e) {
            throw new StoreException("The folder of the backups cannot be read: " + folder, e);
        }
    }

    private static Optional<Snapshot> read(Path file, Pattern names) {
        Matcher name = names.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            Instant at = LocalDateTime.parse(name.group(1), NAME).toInstant(ZoneOffset.UTC);
            return Optional.of(new Snapshot(file, at, Files.size(file)));
        } catch (IOException | java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Makes a copy of the store as it is now. Empty when there is nothing in it but the library, and copies exist.
     *
     * @throws StoreException when the copy cannot be made or is not good; the copies there are stay as they are
     */
    public synchronized Optional<Snapshot> take() {
        if (!store.url().isSqlite()) {
            throw new StoreException.Unsupported(
                    "Roadcase does not copy a PostgreSQL database by itself. Use pg_dump, or what the server's host offers.");
        }
        List<Snapshot> before = list();
        if (isEmpty() && !before.isEmpty()) {
            return Optional.empty();
        }
        Instant at = free(before);
        Path file = folder.resolve("roadcase-" + NAME.format(at) + ".db");
        Path unfinished = folder.resolve(file.getFileName() + UNFINISHED);
        try {
            Files.createDirectories(folder);
            sweep();
            copy(unfinished);
            verify(unfinished);
            force(unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            forceFolder();
            rotate();
            return Optional.of(new Snapshot(file, at, Files.size(file)));
        } catch (IOException e) {
            throw failed(unfinished, new StoreException("The backup could not be written to " + folder, e));
        } catch (StoreException e) {
            throw failed(unfinished, e);
        }
    }

    /** Two copies within one second get names of two seconds. */
    private Instant free(List<Snapshot> before) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return before.isEmpty() || before.getFirst().at().isBefore(now)
                ? now
                : before.getFirst().at().plusSeconds(1);
    }

    private boolean isEmpty() {
        return store.heads().stream().noneMatch(s -> s.head() > 0 && !s.id().equals(Store.LIBRARY));
    }

    private void copy(Path to) {
        Database database = new Database(store.url());
        try (Connection connection = database.open(true);
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM INTO '" + to.toString().replace("'", "''") + "'");
        } catch (SQLException e) {
            throw database.dialect().isFull(e)
                    ? new StoreException.Full(e)
                    : new StoreException("The backup could not be written to " + folder, e);
        }
    }

    /** The copy opens, is whole, and holds in every scope what the journal says it held. */
    private void verify(Path copy) {
        Map<UUID, ScopeState> now = store.heads().stream().collect(Collectors.toMap(ScopeState::id, s -> s));
        List<String> faults = new ArrayList<>();
        Database database = new Database(DatabaseUrl.sqlite(copy));
        try (Session session = new Session(database.open(false), database.dialect())) {
            for (Integrity.Finding finding : Integrity.all(session)) {
                if (finding.severity() == Integrity.Severity.ERROR) {
                    faults.add(finding.message());
                }
            }
            for (ScopeState scope : Scopes.all(session)) {
                ScopeState ours = now.get(scope.id());
                if (ours == null || !isPartOf(scope, ours)) {
                    faults.add("scope " + scope.id() + " is not what this server holds");
                }
            }
        } catch (SQLException e) {
            throw new StoreException("The backup cannot be opened again", e);
        }
        if (!faults.isEmpty()) {
            throw new StoreException("The backup is not good and was thrown away: " + String.join("; ", faults), null);
        }
    }

    /** Whether the copy's journal is the beginning of ours; the store may have gone on since. */
    private boolean isPartOf(ScopeState copied, ScopeState ours) {
        return copied.head() == ours.head()
                ? copied.chain().equals(ours.chain()) && copied.digest() == ours.digest()
                : store.read(r -> r.chainAt(copied.id(), copied.head()))
                        .filter(copied.chain()::equals)
                        .isPresent();
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Makes the new name itself last through a power cut; Windows does it unasked and cannot open folders. */
    private void forceFolder() throws IOException {
        if (!System.getProperty("os.name", "").startsWith("Windows")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** The newest stay, and of the days before them the last of each. */
    private void rotate() throws IOException {
        List<Snapshot> all = list();
        Set<Instant> days = new HashSet<>();
        all.stream().limit(KEPT).forEach(s -> days.add(day(s)));
        for (Snapshot old : all.stream().skip(KEPT).toList()) {
            if (days.size() >= DAYS || !days.add(day(old))) {
                Files.deleteIfExists(old.file());
            }
        }
    }

    private static Instant day(Snapshot snapshot) {
        return snapshot.at().truncatedTo(ChronoUnit.DAYS);
    }

    /** Removes what an earlier attempt left behind. */
    private void sweep() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().contains(UNFINISHED)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static StoreException failed(Path unfinished, StoreException why) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
        return why;
    }
}
