package dev.roadcase.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.testkit.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A server that runs from a program folder, and the one who starts and stops it. Never starts again by itself. */
final class Kept implements Keeper, AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path program;
    private final Path data;
    private @Nullable Process process;

    Kept(Path program, Path data) throws IOException {
        this.program = program;
        this.data = Files.createDirectories(data);
        Files.writeString(data.resolve("none.yaml"), "");
    }

    /** A command of the program, as a person types it. */
    Process command(String... arguments) throws IOException {
        String[] all = new String[arguments.length + 1];
        all[0] = program.resolve("bin/roadcase").toString();
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        ProcessBuilder builder = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("output.txt").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("ROADCASE_"));
        builder.environment().put("ROADCASE_CONFIG", data.resolve("none.yaml").toString());
        return builder.start();
    }

    @Override
    public void start() {
        try {
            process = command(
                    "serve", "--quiet", "--no-mdns", "--bind", "127.0.0.1", "--port", "0", "--data", data.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (process != null) {
            process.destroy();
            end(process);
        }
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    @Override
    public boolean gaveUp() {
        return process == null || !process.isAlive();
    }

    long pid() {
        return process == null ? 0 : process.pid();
    }

    /** Waits until it answers as this version. */
    void awaitVersion(String version) {
        Awaitility.await("what it said is in " + data.resolve("output.txt"))
                .atMost(PATIENCE)
                .until(() -> gaveUp() || version().equals(Optional.of(version)));
        assertThat(version()).as(said()).contains(version);
    }

    /** Everything that the program has said so far. */
    String said() {
        try {
            return Files.readString(data.resolve("output.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> version() {
        try {
            return Optional.of(api().get("/api/health").json().path("version").asText());
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // not there yet
        }
    }

    Api api() throws IOException {
        String url = dev.roadcase.model.Json.read(Files.readString(data.resolve("server.json")))
                .path("url")
                .asText();
        return new Api(url, Files.readString(data.resolve("admin.token")).strip());
    }

    @Override
    public void close() {
        stop();
    }
}
