package dev.roadcase.access;

import dev.roadcase.model.RoadcaseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A secret kept in a file that only the server's own user can read; made at first use. */
final class SecretFile {
    private final Path path;
    private final Pattern form;
    private final Supplier<String> fresh;

    SecretFile(Path path, Pattern form, Supplier<String> fresh) {
        this.path = path;
        this.form = form;
        this.fresh = fresh;
    }

    /** The secret in the file, made now when there is none. */
    Secret read() {
        if (!Files.exists(path)) {
            return replace();
        }
        try {
            String text = Files.readString(path, StandardCharsets.UTF_8).strip();
            if (!form.matcher(text).matches()) {
                throw new RoadcaseException("The file " + path.getFileName()
                        + " in the data directory is damaged. Delete it and start again; a new one is made.");
            }
            return new Secret(text);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Puts a new secret in place of the old one, whole or not at all. */
    Secret replace() {
        String text = fresh.get();
        Path part = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.deleteIfExists(part);
            try (FileChannel channel = FileChannel.open(
                    part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
                channel.write(ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Secret(text);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private RoadcaseException unusable(IOException cause) {
        return new RoadcaseException(
                "The file " + path.getFileName() + " in the data directory cannot be read or written.", cause);
    }
}
