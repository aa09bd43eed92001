package dev.roadcase.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roadcase.store.DatabaseUrl;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A real PgBouncer in transaction mode with few connections to a project's database, so that sessions truly wander. */
public final class PgBouncer implements AutoCloseable {
    private final Process process;
    private final Path folder;
    private final int port;
    private final Supabase project;

    private PgBouncer(Process process, Path folder, int port, Supabase project) {
        this.process = process;
        this.folder = folder;
        this.port = port;
        this.project = project;
    }

    /** Starts one; the test is skipped, with the reason, where PgBouncer is not installed. */
    public static PgBouncer before(Supabase project, int connections) throws IOException, InterruptedException {
        Path program = Stream.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/opt/homebrew/bin/pgbouncer")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(program != null, "PgBouncer is not installed (apt-get install pgbouncer), so no pooler was tried");
        Path folder = Files.createTempDirectory("roadcase-pgbouncer");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("users.txt"), "\"hub\" \"secret\"\n\"authenticator\" \"secret\"\n");
        int port = freePort();
        Path file = Files.writeString(folder.resolve("pgbouncer.ini"), """
                [databases]
                * = host=127.0.0.1 port=%d
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = md5
                auth_file = %s
                pool_mode = transaction
                default_pool_size = %d
                ignore_startup_parameters = extra_float_digits
                """.formatted(
                        project.port(), port, folder.resolve("users.txt"), connections));
        List<String> command = new ArrayList<>(List.of(String.valueOf(program)));
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("-u", "nobody"));
        }
        command.add(file.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        PgBouncer bouncer = new PgBouncer(process, folder, port, project);
        bouncer.awaitListening();
        return bouncer;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitListening() throws IOException, InterruptedException {
        Instant end = Instant.now().plusSeconds(20);
        while (!isListening()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new AssertionError("PgBouncer did not start:\n" + Files.readString(folder.resolve("log.txt")));
            }
            Thread.sleep(20);
        }
    }

    private boolean isListening() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Where the program connects: through the pooler. */
    public DatabaseUrl program() {
        String direct = project.program().text();
        return new DatabaseUrl(direct.replace(":" + project.port() + "/", ":" + port + "/"));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
