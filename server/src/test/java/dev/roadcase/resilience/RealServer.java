package dev.roadcase.resilience;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Json;
import dev.roadcase.model.RoadcaseException;
import dev.roadcase.testkit.Api;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, so that it can be killed, starved and stopped. */
final class RealServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path data;
    private final Path output;

    private RealServer(Process process, Path data, Path output) {
        this.process = process;
        this.data = data;
        this.output = output;
    }

    /** Starts the program with these arguments and does not wait for anything. */
    static RealServer launch(Path data, Map<String, String> environment, List<String> jvm, List<String> arguments)
            throws IOException {
        Path output = Files.createTempFile("roadcase-output", ".txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.roadcase.cli.Main"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(k -> k.startsWith("ROADCASE_"));
        Path none = Files.createDirectories(data).resolve("none.yaml");
        Files.writeString(none, "");
        builder.environment().put("ROADCASE_CONFIG", none.toString());
        builder.environment().putAll(environment);
        return new RealServer(builder.start(), data, output);
    }

    /** A running server on a free port of this machine. */
    static RealServer start(Path data, String... jvm) throws IOException, InterruptedException {
        RealServer server = launch(data, Map.of(), List.of(jvm), serve(data, "0"));
        server.awaitRunning();
        return server;
    }

    static List<String> serve(Path data, String port) {
        return List.of("serve", "--data", data.toString(), "--port", port, "--bind", "127.0.0.1", "--no-mdns");
    }

    void awaitRunning() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (entry().isEmpty()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new AssertionError("The server did not start:\n" + output());
            }
            Thread.sleep(20);
        }
    }

    /** What server.json of this very process says. */
    private Optional<JsonNode> entry() throws IOException {
        Path file = data.resolve("server.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode json = Json.read(Files.readString(file));
            return Optional.of(json).filter(j -> j.path("pid").asLong() == process.pid());
        } catch (RoadcaseException e) {
            return Optional.empty();
        }
    }

    /** A client with the admin's token. */
    Api api() throws IOException {
        String url = entry().orElseThrow().path("url").asText();
        return new Api(url, Files.readString(data.resolve("admin.token")).strip());
    }

    /** Everything it has printed so far. */
    String output() throws IOException {
        return Files.readString(output);
    }

    /** Pulls the plug. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to stop (SIGTERM) and answers with how long that took. */
    Duration stop() throws InterruptedException {
        Instant from = Instant.now();
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("The server did not stop");
        }
        return Duration.between(from, Instant.now());
    }

    /** Waits until it ends by itself and answers with its exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("The program did not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        process.onExit().join();
        Files.deleteIfExists(output);
    }
}
