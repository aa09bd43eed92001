package dev.roadcase.app;

import dev.roadcase.model.RoadcaseException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds a port to listen on; when the one asked for is taken, tells by whom and takes the next for this run only. */
public final class Ports {
    private static final int TRIES = 50;

    private Ports() {}

    /**
     * A port to listen on.
     *
     * @param owner who has the one that was asked for; empty when that one is free
     */
    public record Choice(int port, Optional<String> owner) {}

    static Choice choose(Set<String> hosts, int wanted) {
        if (wanted == 0 || isFree(hosts, wanted)) {
            return new Choice(wanted, Optional.empty());
        }
        for (int port = wanted + 1; port <= Math.min(65_535, wanted + TRIES); port++) {
            if (isFree(hosts, port)) {
                return new Choice(port, Optional.of(ownerInWords(wanted)));
            }
        }
        throw new RoadcaseException(
                "Port " + wanted + " and the " + TRIES + " after it are taken. Choose one with --port.");
    }

    private static boolean isFree(Set<String> hosts, int port) {
        return hosts.stream().allMatch(host -> isFree(host, port));
    }

    public static boolean isFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The program that has a port; where the system does not tell us, how a person asks it. */
    static String ownerInWords(int port) {
        return owner(port).orElseGet(() -> unknown(port, System.getProperty("os.name", "")));
    }

    /** @param system what it calls itself, as in the property {@code os.name} */
    static String unknown(int port, String system) {
        String ask = system.startsWith("Windows")
                ? "netstat -ano | findstr LISTENING | findstr :" + port
                        + "' tells its number, the last on the line; 'tasklist" + " | findstr NUMBER' its name"
                : system.startsWith("Linux")
                        ? "sudo ss -ltnp sport = :" + port + "' tells which"
                        : "sudo lsof -nP -iTCP:" + port + " -sTCP:LISTEN' tells which";
        return "another program ('" + ask + ")";
    }

    /** The program that listens on a port, where the system tells (Linux, own processes or as root). */
    public static Optional<String> owner(int port) {
        String hex = String.format(Locale.ROOT, ":%04X", port);
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            try {
                for (String line : Files.readAllLines(Path.of(table))) {
                    String[] columns = line.strip().split("\\s+", -1);
                    if (columns.length > 9 && columns[1].endsWith(hex) && columns[3].equals("0A")) {
                        return process(columns[9]);
                    }
                }
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<String> process(String inode) {
        String socket = "socket:[" + inode + "]";
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (holds(process, socket)) {
                    String name = Files.readString(process.resolve("comm")).strip();
                    return Optional.of(name + " (process " + process.getFileName() + ")");
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean holds(Path process, String socket) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                if (Files.isSymbolicLink(file)
                        && Files.readSymbolicLink(file).toString().equals(socket)) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false;
        }
        return false;
    }
}
