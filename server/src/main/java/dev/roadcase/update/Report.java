package dev.roadcase.update;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A small file that tells others how far an upgrade is: the server asks for it while another process replaces it. The file's
 * date is a heartbeat, so that one whose writer died is told from one that is underway.
 */
public final class Report implements AutoCloseable {
    /** Many beats; a machine that swaps may miss some. */
    static final Duration DEAD = Duration.ofSeconds(90);

    private static final Duration BEAT = Duration.ofSeconds(2);

    private final Path file;
    private volatile String version = "";
    private @Nullable Thread beat;

    private Report(Path file) {
        this.file = file;
    }

    /** What it said last. */
    public record Entry(Stage stage, String version, String detail, Instant at) {}

    public static Report begin(Path file) throws IOException {
        Report report = new Report(file);
        report.tell(Stage.UNPACKING, "");
        report.beat = Thread.ofPlatform().daemon().name("report").start(report::beat);
        return report;
    }

    private void beat() {
        try {
            while (true) {
                Thread.sleep(BEAT);
                Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            }
        } catch (IOException | InterruptedException e) {
            // nobody can read it any more, or it is done
        }
    }

    /** What the file that is installed holds, once that is known. */
    public void isOf(String found) {
        version = found;
    }

    /** One step more; a report that cannot be written stops no upgrade. */
    public void tell(Stage stage, String detail) {
        var json = Json.MAPPER
                .createObjectNode()
                .put("state", stage.wire())
                .put("version", version)
                .put("detail", detail);
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.deleteIfExists(next);
            Files.writeString(next, Json.write(json) + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // whoever looks sees the step before
        }
    }

    /** What stands in the file; an upgrade whose process is gone has failed. Empty when there was none. */
    public static Optional<Entry> read(Path file, Instant now) {
        try {
            JsonNode json = Json.MAPPER.readTree(Files.readString(file));
            Instant at = Files.getLastModifiedTime(file).toInstant();
            Stage stage = stage(json.path("state").asText());
            String version = json.path("version").asText();
            if (!stage.isEnd() && at.plus(DEAD).isBefore(now)) {
                return Optional.of(new Entry(
                        Stage.FAILED, version, "The update was interrupted. The version from before goes on.", at));
            }
            return Optional.of(new Entry(stage, version, json.path("detail").asText(), at));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Stage stage(String wire) {
        return Stage.valueOf(wire.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }

    @Override
    public void close() {
        if (beat != null) {
            beat.interrupt();
        }
    }
}
