package dev.roadcase.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The newest lines of the log file. Reads a bounded piece from its end, keeps first lines only (what follows of a failure is
 * in the support bundle), and blacks out whatever looks like something that lets somebody in.
 */
final class LogTail {
    private static final int PIECE = 1 << 20;
    private static final int LONGEST = 1_000;
    private static final List<String> LEVELS = List.of("error", "warn", "info", "debug", "trace");
    private static final Pattern LINE =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\S+) (ERROR|WARN|INFO|DEBUG|TRACE) +\\[[^]]*] (\\S+) - (.*)");
    /** A signed token, a random one, a password in an address, and a value that is called a secret. */
    private static final Pattern SECRET = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*"
            + "|(?<![\\w-])[\\w-]{43}(?![\\w-])"
            + "|(?<=://)[^/\\s:@]*:[^/\\s@]*(?=@)"
            + "|(?i:(?<=pin[=: ]|password[=: ]|secret[=: ]|code[=: ]))\\S+");

    private final Path file;

    LogTail(Path data) {
        file = data.resolve("logs").resolve("roadcase.log");
    }

    /** The last line first. */
    ObjectNode read(String least, String words, int limit) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        ArrayNode lines = json.putArray("lines");
        if (!Files.isRegularFile(file)) {
            return json; // a server that was started by a program which keeps its own log
        }
        int most = LEVELS.indexOf(least);
        String wanted = words.toLowerCase(Locale.ROOT);
        for (String line : tail().lines().toList().reversed()) {
            Matcher parts = LINE.matcher(line);
            if (lines.size() < limit
                    && parts.matches()
                    && LEVELS.indexOf(parts.group(2).toLowerCase(Locale.ROOT)) <= most
                    && line.toLowerCase(Locale.ROOT).contains(wanted)) {
                lines.add(json(parts));
            }
        }
        return json;
    }

    private static ObjectNode json(Matcher parts) {
        return Json.MAPPER
                .createObjectNode()
                .put("at", parts.group(1))
                .put("level", parts.group(2).toLowerCase(Locale.ROOT))
                .put("from", parts.group(3))
                .put("text", cut(plain(parts.group(4))));
    }

    static String plain(String text) {
        return SECRET.matcher(text).replaceAll("***");
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private String tail() {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, log.length() - PIECE);
            byte[] bytes = new byte[(int) (log.length() - from)];
            log.seek(from);
            int read = Math.max(0, log.read(bytes));
            return new String(bytes, 0, read, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return ""; // it was rolled just now; the next look finds the new one
        }
    }
}
