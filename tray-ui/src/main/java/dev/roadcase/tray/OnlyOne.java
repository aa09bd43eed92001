package dev.roadcase.tray;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One tray per person: the first holds a lock and listens at a socket in the folder; a second one knocks there and ends.
 * The lock goes with the process, however it ends.
 */
final class OnlyOne implements AutoCloseable {
    private final FileChannel lock;
    private final ServerSocketChannel door;

    private OnlyOne(FileChannel lock, ServerSocketChannel door) {
        this.lock = lock;
        this.door = door;
    }

    /** Takes the place, or knocks at the one who has it and answers with nothing. */
    static Optional<OnlyOne> orKnock(Path folder) throws IOException {
        FileChannel lock =
                FileChannel.open(folder.resolve("tray.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("tray.socket"));
        if (tryLock(lock) == null) {
            lock.close();
            knock(address);
            return Optional.empty();
        }
        Files.deleteIfExists(address.getPath()); // of one that was killed
        ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        door.bind(address);
        return Optional.of(new OnlyOne(lock, door));
    }

    private static @Nullable FileLock tryLock(FileChannel lock) throws IOException {
        try {
            return lock.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void knock(UnixDomainSocketAddress address) {
        try (SocketChannel knocking = SocketChannel.open(address)) {
            knocking.finishConnect();
        } catch (IOException e) {
            // it has the place but does not listen yet: it is about to show itself
        }
    }

    /** What keeps a new file from other people's eyes; nothing where the folder does that. */
    static FileAttribute<?>[] ownersOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Calls back, on a thread of its own, whenever somebody knocks. */
    void onKnock(Runnable shown) {
        Thread.ofPlatform().daemon().name("door").start(() -> {
            try {
                while (true) {
                    door.accept().close();
                    shown.run();
                }
            } catch (IOException e) {
                // closed: the tray ends
            }
        });
    }

    @Override
    public void close() throws IOException {
        door.close();
        lock.close();
    }
}
