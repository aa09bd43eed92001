package dev.roadcase.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks a workbook into nothing before it is opened, so that one that was made to fill the memory is refused: by what it
 * really unpacks to, not by what it claims.
 */
final class ZipGuard {
    private static final int ENTRIES = 2_000;
    private static final long TOTAL = 256L * 1024 * 1024;
    private static final long ENTRY = 128L * 1024 * 1024;
    /** Held in memory as a whole while the workbook is open. */
    private static final long STRINGS = 24L * 1024 * 1024;
    /** Pictures, themes and the like are not read at all. */
    private static final long FREE = 4L * 1024 * 1024;

    private static final int RATIO = 250;
    /** A cell address beyond the last column there is; a reader would make room for all columns before it. */
    private static final Pattern FAR = Pattern.compile("\\sr=[\"'][A-Za-z]{4,}[0-9]");

    private static final String BOMB =
            "This workbook unpacks to far more than a sheet of a show can need. Copy the rows"
                    + " into a new workbook and import that.";

    private ZipGuard() {}

    static void check(Path file) throws IOException, Unreadable {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > ENTRIES) {
                throw new Unreadable(BOMB);
            }
            if (zip.getEntry("xl/workbook.xml") == null) {
                throw new Unreadable("This is not an Excel workbook (.xlsx). Save it as XLSX or CSV.");
            }
            long total = 0;
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                total += size(zip, all.nextElement());
                if (total > TOTAL) {
                    throw new Unreadable(BOMB);
                }
            }
        } catch (ZipException e) {
            throw new Unreadable("The workbook is damaged or cut short. Save it again or take another copy.");
        }
    }

    private static long size(ZipFile zip, ZipEntry entry) throws IOException, Unreadable {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".xml") && !name.endsWith(".rels")) {
            return 0;
        }
        long packed = Math.max(1, entry.getCompressedSize());
        long most = name.endsWith("sharedstrings.xml") || name.endsWith("styles.xml") ? STRINGS : ENTRY;
        boolean sheet = name.startsWith("xl/worksheets/");
        byte[] buffer = new byte[1 << 16];
        String tail = "";
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                if (size > most || (size > FREE && size / packed > RATIO)) {
                    throw new Unreadable(BOMB);
                }
                if (sheet) {
                    String text = tail + new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
                    if (FAR.matcher(text).find()) {
                        throw new Unreadable("The workbook names cells beyond the last column; it was not made by a"
                                + " spreadsheet program.");
                    }
                    tail = text.substring(Math.max(0, text.length() - 32));
                }
            }
        }
        return size;
    }
}
