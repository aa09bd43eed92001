package dev.roadcase.update;

import dev.roadcase.model.RoadcaseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A package on a stick: a ZIP file of {@code update.json} (the {@link Slip}), {@code update.sig} (64 bytes) and
 * {@code program.tar.gz}. Nothing in it is used before its signature and its hash are found good.
 */
final class UpdateFile implements AutoCloseable {
    /** A slip is three short texts; more is no slip. */
    private static final int SLIP_BYTES = 4096;

    private final ZipFile zip;
    private final Slip slip;

    private UpdateFile(ZipFile zip, Slip slip) {
        this.zip = zip;
        this.slip = slip;
    }

    static UpdateFile open(Path file, PublicKey key) {
        try {
            ZipFile zip = new ZipFile(file.toFile());
            try {
                return new UpdateFile(zip, Slip.read(bytes(zip, "update.json"), bytes(zip, "update.sig"), key));
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (IOException e) {
            throw new RoadcaseException("This is not a whole Roadcase update. Copy it again. Nothing was changed.", e);
        }
    }

    private static byte[] bytes(ZipFile zip, String name) throws IOException {
        try (InputStream in = entry(zip, name)) {
            return in.readNBytes(SLIP_BYTES);
        }
    }

    private static InputStream entry(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("no " + name);
        }
        return zip.getInputStream(entry);
    }

    Slip slip() {
        return slip;
    }

    /** Puts the program into a folder of its own below this one and answers with it; all of it is on disk then. */
    Path unpack(Path folder) {
        try {
            Path archive = folder.resolve("program.tar.gz");
            if (!copy(archive).equals(slip.sha256())) {
                throw new RoadcaseException(
                        "The file was damaged on its way here. Copy it again. Nothing was changed.");
            }
            Path program = Files.createDirectory(folder.resolve("program"));
            int exit = Program.run(List.of(
                    "tar", "-xzf", archive.toString(), "--strip-components=1", "--no-same-owner", "-C", program + "/"));
            if (exit != 0) {
                throw new RoadcaseException("The update could not be unpacked. Is the disk full? Nothing was changed.");
            }
            Disk.force(program);
            return program;
        } catch (IOException e) {
            throw new RoadcaseException("The update could not be unpacked. Is the disk full? Nothing was changed.", e);
        }
    }

    /** Refuses an archive that is not the one that was signed; reads it all and keeps nothing. */
    void requireWhole() {
        MessageDigest hash = sha256();
        try (InputStream in = new DigestInputStream(entry(zip, "program.tar.gz"), hash)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new RoadcaseException("The file was damaged on its way here. Copy it again. Nothing was changed.", e);
        }
        if (!HexFormat.of().formatHex(hash.digest()).equals(slip.sha256())) {
            throw new RoadcaseException("The file was damaged on its way here. Copy it again. Nothing was changed.");
        }
    }

    private String copy(Path archive) throws IOException {
        MessageDigest hash = sha256();
        try (InputStream in = new DigestInputStream(entry(zip, "program.tar.gz"), hash)) {
            Files.copy(in, archive);
        }
        return HexFormat.of().formatHex(hash.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new RoadcaseException("The update could not be closed.", e);
        }
    }
}
