package dev.roadcase.drill;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Json;
import dev.roadcase.testkit.Api;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One server with its data directory, run and commanded as people do it: by the program itself. */
final class Program implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final Path data;
    private final List<String> serve;
    private @Nullable Process process;

    /** @param options of {@code serve}, besides folder and port */
    Program(Path data, int port, List<String> options) {
        this.data = data;
        serve = new ArrayList<>(List.of("serve", "--port", String.valueOf(port), "--bind", "127.0.0.1", "--no-mdns"));
        serve.addAll(options);
    }

    Path data() {
        return data;
    }

    void start() throws IOException, InterruptedException {
        Files.createDirectories(data);
        Path log = data.resolve("drill.log");
        Process made = builder(serve)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process = made;
        long end = System.nanoTime() + PATIENCE;
        while (running() != made.pid()) {
            if (!made.isAlive() || System.nanoTime() > end) {
                throw new DrillFailed("A server did not start; it says:\n" + Files.readString(log));
            }
            Thread.sleep(20);
        }
    }

    private JsonNode entry() throws IOException {
        Path file = data.resolve("server.json");
        return Files.exists(file) ? Json.MAPPER.readTree(file.toFile()) : Json.MAPPER.missingNode();
    }

    private long running() throws IOException {
        return entry().path("pid").asLong();
    }

    /** Pulls the plug. */
    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Stops it in order. */
    void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                throw new DrillFailed("A server did not stop within 15 s");
            }
        }
    }

    /** Runs a command against this server and answers with what it printed; a failure ends the drill. */
    String say(String... words) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(words));
        Process command = builder(arguments).redirectErrorStream(true).start();
        String text = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (command.waitFor() != 0) {
            throw new DrillFailed("roadcase " + String.join(" ", words) + " failed: " + text.strip());
        }
        return text.strip();
    }

    private ProcessBuilder builder(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(System.getProperty("drill.flags", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("drill.server", "")));
        command.add("dev.roadcase.cli.RoadcaseCommand");
        command.addAll(arguments);
        command.addAll(List.of("--data", data.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("ROADCASE_"));
        Path none = Files.createDirectories(data).resolve("none.yaml");
        Files.writeString(none, "");
        builder.environment().put("ROADCASE_CONFIG", none.toString());
        return builder;
    }

    int port() throws IOException {
        return URI.create(entry().path("url").asText()).getPort();
    }

    /** A client with the admin's token. */
    Api api() throws IOException {
        return new Api(
                entry().path("url").asText(),
                Files.readString(data.resolve("admin.token")).strip());
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }
}
