package dev.roadcase.update;

import dev.roadcase.model.RoadcaseException;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder that was installed, with the versions that came later: each whole in {@code updates/VERSION}, and the link
 * {@code updates/current} names the one that the launcher starts. Without the link it starts what was installed.
 */
public final class Programs {
    private static final String UPDATES = "updates";

    private static final Pattern JAR = Pattern.compile("roadcase-server[^/\\\\]*\\.jar$");

    /** What the link {@code updates/before} says where no update was current. */
    private static final String INSTALLED = "..";

    private final Path base;

    Programs(Path base) {
        this.base = base;
    }

    /**
     * Those that this process was started from; empty when it runs from classes. By the class path: classes out of a cache that
     * was made elsewhere do not know which jar they came from.
     */
    public static Optional<Programs> ofThisProcess() {
        return Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
                .filter(entry -> JAR.matcher(entry).find())
                .findFirst()
                .flatMap(jar -> around(Path.of(jar).toAbsolutePath()));
    }

    /** @param jar in the folder {@code lib} of a version */
    static Optional<Programs> around(Path jar) {
        Path home = jar.resolve("../..").normalize();
        if (!Files.isExecutable(home.resolve("bin/roadcase"))) {
            return Optional.empty();
        }
        Path above = home.resolve("..").normalize();
        boolean updated = above.endsWith(UPDATES);
        return Optional.of(new Programs(updated ? above.resolve("..").normalize() : home));
    }

    Path base() {
        return base;
    }

    /** Where a version is, or would be. */
    Path folder(String version) {
        return updates().resolve(version);
    }

    private Path updates() {
        return base.resolve(UPDATES);
    }

    private Path link() {
        return updates().resolve("current");
    }

    /** Starts whichever version is current. */
    Path launcher() {
        return base.resolve("bin/roadcase");
    }

    /** The version that the link names; empty for the one that was installed. */
    Optional<String> current() throws IOException {
        return Files.isSymbolicLink(link())
                ? Optional.of(Files.readSymbolicLink(link()).toString())
                : Optional.empty();
    }

    /** Keeps a second update out until it is closed. */
    FileChannel lock() throws IOException {
        if (!Files.isWritable(base)) {
            throw new RoadcaseException(
                    "You may not write to " + base + ". Run this as root: sudo roadcase update FILE");
        }
        Files.createDirectories(updates());
        FileChannel channel =
                FileChannel.open(updates().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new RoadcaseException("Another update is being installed. Wait for it.");
        }
        return channel;
    }

    /** An empty folder to unpack into; what an interrupted update left there is gone. */
    Path incoming() throws IOException {
        Path incoming = updates().resolve(".incoming");
        Disk.delete(incoming);
        return Files.createDirectory(incoming);
    }

    /** Gives an unpacked program its place. */
    void keep(Path program, String version) throws IOException {
        Disk.delete(folder(version));
        Files.move(program, folder(version), StandardCopyOption.ATOMIC_MOVE);
        Disk.forceOne(updates());
    }

    /** To the version that was current before; which one that is, empty for the one that was installed. */
    public Optional<String> goBack() throws IOException {
        if (!Files.isSymbolicLink(before())) {
            throw new RoadcaseException("There is no version to go back to.");
        }
        String name = Files.readSymbolicLink(before()).toString();
        Optional<String> version = name.equals(INSTALLED) ? Optional.empty() : Optional.of(name);
        switchTo(version);
        Files.deleteIfExists(before());
        return version;
    }

    private Path before() {
        return updates().resolve("before");
    }

    private void remember() throws IOException {
        Files.deleteIfExists(before());
        Files.createSymbolicLink(before(), Path.of(current().orElse(INSTALLED)));
    }

    /** From the next start on; the power may go at any moment, one version or the other is current then. */
    void switchTo(Optional<String> version) throws IOException {
        remember();
        if (version.isPresent()) {
            Path next = updates().resolve("next");
            Files.deleteIfExists(next);
            Files.createSymbolicLink(next, Path.of(version.get()));
            Files.move(next, link(), StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.deleteIfExists(link());
        }
        Disk.forceOne(updates());
    }

    /** Deletes every version but these. */
    void tidy(Set<String> kept) throws IOException {
        try (Stream<Path> all = Files.list(updates())) {
            for (Path each : all.filter(Files::isDirectory).toList()) {
                boolean isLink = Files.isSymbolicLink(each);
                if (!isLink && !kept.contains(each.getFileName().toString())) {
                    Disk.delete(each);
                }
            }
        }
    }
}
