package dev.roadcase.app;

import dev.roadcase.model.RoadcaseException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Makes sure that only one server works in a data directory; the lock goes with the process, however it ends. */
final class DataLock implements AutoCloseable {
    private final FileChannel channel;

    private DataLock(FileChannel channel) {
        this.channel = channel;
    }

    static DataLock take(Path data) {
        try {
            Files.createDirectories(data);
            FileChannel channel =
                    FileChannel.open(data.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw busy(data);
            }
            return new DataLock(channel);
        } catch (IOException e) {
            throw new RoadcaseException(
                    "The data directory " + data + " cannot be made or written. Choose another with --data.", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static RoadcaseException busy(Path data) {
        String where = new ServerFile(data).read().map(e -> " at " + e.url()).orElse("");
        return new RoadcaseException("Roadcase already runs" + where
                + " on this data directory. Use that one, or start " + "this one with another --data.");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new RoadcaseException("The lock of the data directory could not be released", e);
        }
    }
}
