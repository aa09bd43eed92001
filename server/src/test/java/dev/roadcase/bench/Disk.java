package dev.roadcase.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The disk a file is on, as Linux counts it. */
final class Disk {
    /** The kernel counts in these, whatever the disk has. */
    private static final int SECTOR = 512;
    /** The seventh figure: sectors written since the start of the machine. */
    private static final int WRITTEN = 6;

    private Disk() {}

    /** Bytes that were written to it so far, by everybody. */
    static long writtenBytes(Path file) throws IOException {
        long device = ((Number) Files.getAttribute(file, "unix:dev")).longValue();
        long major = (device >>> 8) & 0xfff;
        long minor = (device & 0xff) | ((device >>> 12) & 0xfff00);
        Path figures = Path.of("/sys/dev/block/" + major + ":" + minor + "/stat");
        return Long.parseLong(Files.readString(figures).strip().split("\\s+")[WRITTEN]) * SECTOR;
    }
}
