package dev.roadcase.export;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Comma, semicolon or tab separated text, in UTF-8, UTF-16 with a byte order mark, or as Western Windows writes it. */
final class CsvTables implements Tables {
    private static final int LOOK = 20;

    private final Path file;
    private final String name;

    CsvTables(Path file, String name) {
        this.file = file;
        this.name = name;
    }

    @Override
    public void read(Sink sink) throws IOException, Unreadable {
        if (Files.size(file) > Limits.TEXT_FILE) {
            throw new Unreadable("The file is larger than 16 MiB. Save it in parts.");
        }
        String text = text(Files.readAllBytes(file));
        if (text.indexOf('\0') >= 0) {
            throw new Unreadable(
                    "This is neither an archive nor a sheet. CSV, pasted tables and XLSX can be imported.");
        }
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setTrailingData(true)
                .setIgnoreEmptyLines(false)
                .get();
        sink.begin(name, false);
        try (Reader reader = new StringReader(text);
                CSVParser parser = CSVParser.parse(reader, format)) {
            rows(parser, sink);
        } catch (CSVException | UncheckedIOException e) {
            throw new Unreadable("A quotation mark is opened and never closed, so the file seems cut short.");
        }
        sink.end();
    }

    private static void rows(CSVParser parser, Sink sink) {
        long line = 1;
        for (CSVRecord record : parser) {
            List<String> cells = new ArrayList<>(record.size());
            record.forEach(cells::add);
            if (!sink.row((int) line, cells)) {
                return;
            }
            line = parser.getCurrentLineNumber() + 1;
        }
    }

    private static String text(byte[] bytes) {
        if (bytes.length >= 3 && (bytes[0] & 0xff) == 0xef && (bytes[1] & 0xff) == 0xbb && (bytes[2] & 0xff) == 0xbf) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    /** The separator that most of the first lines have, outside quotation marks; a comma when there is none. */
    private static char delimiter(String text) throws IOException {
        int[] counts = new int[3];
        String marks = ",;\t";
        try (BufferedReader lines = new BufferedReader(new StringReader(text))) {
            for (int i = 0; i < LOOK; i++) {
                String line = lines.readLine();
                if (line == null) {
                    break;
                }
                String bare = line.replaceAll("\"[^\"]*\"", "");
                bare.chars().filter(c -> marks.indexOf(c) >= 0).forEach(c -> counts[marks.indexOf(c)]++);
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return marks.charAt(best);
    }
}
