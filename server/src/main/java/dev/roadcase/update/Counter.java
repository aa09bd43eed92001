package dev.roadcase.update;

import dev.roadcase.model.RoadcaseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a running server takes a signed file from a browser: kept in the data directory, looked through before anything is done
 * with it, and handed to the process that installs it. That is a child of this server where it may write to its program; as a
 * service it may not, and the package's unit {@code roadcase-update} watches for the file.
 */
public final class Counter {
    /** Five times of today's size. */
    public static final long LONGEST = 512L << 20;

    private static final int PIECE = 1 << 16;

    private final Path folder;
    private final @Nullable Programs programs;
    private final String running;
    private final boolean isService;
    private final Path told;

    /**
     * @param data the data directory
     * @param running the version of this process
     * @param service where the package's unit tells how far it is; empty where there is no such unit
     */
    public Counter(Path data, Optional<Programs> programs, String running, Optional<Path> service) {
        folder = data.resolve("update");
        this.programs = programs.orElse(null);
        this.running = running;
        isService = service.isPresent();
        told = service.orElse(folder).resolve("state.json");
    }

    /** Whether somebody here can install; why not, empty when it goes. */
    public Optional<String> obstacle() {
        if (programs == null) {
            return Optional.of("This Roadcase runs from its sources, so there is nothing to update.");
        }
        try {
            ReleaseKey.of(programs);
        } catch (RoadcaseException e) {
            return Optional.ofNullable(e.getMessage());
        }
        return Files.isWritable(programs.base()) || isService
                ? Optional.empty()
                : Optional.of(
                        "This server may not write to its own program. Run 'sudo roadcase update FILE' on its host.");
    }

    /** System and processor that a file must be for. */
    public String platform() {
        return Platform.ofThisProcess();
    }

    /** How the last upgrade went, or how far it is. */
    public Optional<Report.Entry> last(Instant now) {
        return Files.exists(requested())
                ? Optional.of(new Report.Entry(Stage.UNPACKING, "", "", now))
                : Report.read(told, now);
    }

    private Path requested() {
        return folder.resolve("requested.update");
    }

    /**
     * Takes the file in and sets its installation going; answers with its version. Whatever is wrong with it is thrown, and
     * nothing of it stays.
     *
     * @param length how many bytes are announced; negative when that is not known
     */
    public String take(InputStream body, long length, Instant now) {
        obstacle().ifPresent(why -> {
            throw new RoadcaseException(why);
        });
        if (last(now).filter(e -> !e.stage().isEnd()).isPresent()) {
            throw new RoadcaseException("Another update is being installed. Wait for it.");
        }
        Path incoming = folder.resolve("incoming.update");
        try {
            Files.createDirectories(folder);
            requireRoom(length);
            try {
                keep(body, incoming);
                String version = check(incoming);
                handOver(incoming);
                return version;
            } finally {
                Files.deleteIfExists(incoming);
            }
        } catch (IOException e) {
            throw new RoadcaseException("The file did not arrive whole. Send it again. Nothing was changed.", e);
        }
    }

    private void requireRoom(long length) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (length > free - (64L << 20)) {
            throw new RoadcaseException("The disk has " + (free >> 20) + " MiB left and the update needs "
                    + ((length >> 20) + 64) + ". Make room and send it again. Nothing was changed.");
        }
    }

    private static void keep(InputStream body, Path incoming) throws IOException {
        byte[] piece = body.readNBytes(4);
        if (piece.length < 4 || piece[0] != 'P' || piece[1] != 'K') {
            throw new RoadcaseException("This is not a Roadcase update. Choose a file whose name ends with .update.");
        }
        try (OutputStream out = Files.newOutputStream(incoming)) {
            long all = 0;
            while (piece.length > 0) {
                all += piece.length;
                if (all > LONGEST) {
                    throw new RoadcaseException("No Roadcase update is longer than " + (LONGEST >> 20) + " MiB.");
                }
                out.write(piece);
                piece = body.readNBytes(PIECE);
            }
        }
        try (FileChannel channel = FileChannel.open(incoming, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private String check(Path incoming) {
        try (UpdateFile update = UpdateFile.open(incoming, ReleaseKey.of(Objects.requireNonNull(programs)))) {
            Fitness.require(update.slip(), running);
            update.requireWhole();
            return update.slip().version();
        }
    }

    private void handOver(Path incoming) throws IOException {
        Files.move(incoming, requested(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (!isService) {
            install();
        }
    }

    /** It outlives this server, should that be stopped meanwhile. */
    private void install() throws IOException {
        Path taken = folder.resolve("taken.update");
        Files.move(requested(), taken, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Path program = Objects.requireNonNull(programs).launcher();
        Report.begin(told).close();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        program.toString(),
                        "update",
                        "--data",
                        String.valueOf(folder.getParent()),
                        "--report",
                        told.toString(),
                        "--delete",
                        taken.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile());
        builder.environment().remove("ROADCASE_JAVA_OPTS");
        builder.start();
    }
}
