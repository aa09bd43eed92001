package dev.roadcase.access;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files for their owner alone: mode 0600, or an access list of one where the system keeps those instead of modes. A file
 * system that keeps neither (FAT) gets the file all the same.
 */
public final class OwnerOnly {
    private static final Logger log = LoggerFactory.getLogger(OwnerOnly.class);
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /** Writes beside the file, waits for the disk, and only then takes the file's place. */
    public static void write(Path file, byte[] content) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".new");
        Files.deleteIfExists(part);
        try (FileChannel channel = create(part)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        move(part, file);
        forceFolder(file);
    }

    /** The restriction comes before the content, so that nobody can have the file open in between. */
    private static FileChannel create(Path file) throws IOException {
        Set<StandardOpenOption> how = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (isPosix(file)) {
            FileAttribute<?> mode = PosixFilePermissions.asFileAttribute(OWNER);
            return FileChannel.open(file, how, mode);
        }
        FileChannel channel = FileChannel.open(file, how);
        restrictByList(file);
        return channel;
    }

    private static void restrictByList(Path file) throws IOException {
        AclFileAttributeView list = Files.getFileAttributeView(file, AclFileAttributeView.class);
        if (list == null) {
            return;
        }
        list.setAcl(List.of(AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(list.getOwner())
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .build()));
    }

    private static void move(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            log.debug("Not moved atomically file={}", file, e);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The new name is on disk only when its folder is; systems whose folders cannot be opened see to that themselves. */
    private static void forceFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !isPosix(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Takes away what others may do with a file that came from a copy or a backup. */
    static void tighten(Path file) throws IOException {
        if (isPosix(file) && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
            log.warn("Other users of this machine could read {}; now only its owner can", file.getFileName());
            Files.setPosixFilePermissions(file, OWNER);
        }
    }

    private static boolean isPosix(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        return folder != null && Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class);
    }
}
