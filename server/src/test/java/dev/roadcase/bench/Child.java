package dev.roadcase.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Json;
import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process under test, run with the flags of production; ended at the end. */
final class Child implements AutoCloseable {
    private final Process process;
    private final Path port;
    private final long begun = System.nanoTime();

    private Child(Process process, Path port) {
        this.process = process;
        this.port = port;
    }

    /** What the children run with: {@code scripts/bench} says it in system properties. */
    record Setting(List<String> flags, String server, String bench) {
        static Setting given() {
            return new Setting(
                    List.of(System.getProperty("bench.flags", "").split(" ")),
                    System.getProperty("bench.server", ""),
                    System.getProperty("java.class.path"));
        }
    }

    /** The server as people run it. */
    static Child server(Setting setting, Path data, Map<String, String> environment, String... more)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "dev.roadcase.cli.Main",
                "serve",
                "--data",
                data.toString(),
                "--port",
                "0",
                "--bind",
                "127.0.0.1",
                "--no-mdns"));
        arguments.addAll(List.of(more));
        Files.deleteIfExists(data.resolve("server.json"));
        return new Child(start(setting, setting.server(), environment, arguments), data.resolve("server.json"));
    }

    /** What scripts/build left, by its own launcher, with its own Java and its cache of loaded classes. */
    static Child installed(Path program, Path data, String... more) throws IOException {
        Files.deleteIfExists(data.resolve("server.json"));
        List<String> command = new ArrayList<>(List.of(
                program.resolve("bin/roadcase").toString(),
                "serve",
                "--quiet",
                "--data",
                data.toString(),
                "--port",
                "0",
                "--bind",
                "127.0.0.1",
                "--no-mdns"));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start();
        return new Child(process, data.resolve("server.json"));
    }

    /** Whether this process has mapped the cache of loaded classes; Java leaves one out in silence that does not fit. */
    boolean usesTheCache() throws IOException {
        return Files.readString(Path.of("/proc/" + process.pid() + "/maps")).contains("roadcase.aot");
    }

    /** Jetty alone. */
    static Child rawJetty(Setting setting, Path folder, byte[] body, String etag) throws IOException {
        Path file = Files.write(folder.resolve("body"), body);
        Path port = folder.resolve("port");
        List<String> arguments = List.of(RawJetty.class.getName(), file.toString(), etag, port.toString());
        return new Child(start(setting, setting.bench(), Map.of(), arguments), port);
    }

    /** Milliseconds until a bare JVM has said hello. */
    static double hello(Setting setting) throws IOException {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command(setting, setting.bench(), List.of(Hello.class.getName()))).start();
        process.getInputStream().read();
        double millis = (System.nanoTime() - begin) / 1e6;
        process.onExit().join();
        return millis;
    }

    private static List<String> command(Setting setting, String classPath, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(setting.flags());
        command.addAll(List.of("-cp", classPath));
        command.addAll(arguments);
        return command;
    }

    private static Process start(
            Setting setting, String classPath, Map<String, String> environment, List<String> arguments)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(setting, classPath, arguments));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(new File("/dev/null"));
        return builder.start();
    }

    /** The port it listens on, once it does. */
    int port() throws IOException, InterruptedException {
        for (int i = 0; i < 15_000; i++) {
            if (Files.exists(port)) {
                String text = Files.readString(port).trim();
                if (!text.startsWith("{")) {
                    return Integer.parseInt(text);
                }
                JsonNode json = Json.MAPPER.readTree(text);
                return URI.create(json.path("url").asText()).getPort();
            }
            if (!process.isAlive()) {
                throw new IllegalStateException("The process ended: " + process.info());
            }
            Thread.sleep(2);
        }
        throw new IllegalStateException("The process does not listen");
    }

    /** Milliseconds from the start of the process to its first answer. */
    double firstAnswer() throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port() + "/api/health");
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        if (connection.getResponseCode() != 200) {
            throw new IllegalStateException("Not healthy: " + connection.getResponseCode());
        }
        return (System.nanoTime() - begun) / 1e6;
    }

    /** Processor time it has used so far. */
    double cpuMicros() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e3;
    }

    /** What it has sent to the disk so far. */
    long writtenBytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/io"))) {
            if (line.startsWith("write_bytes:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IllegalStateException("No write_bytes; this needs Linux");
    }

    /** Resident memory in MiB. */
    double residentMib() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        throw new IllegalStateException("No VmRSS; this needs Linux");
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(15, TimeUnit.SECONDS).join();
    }
}
