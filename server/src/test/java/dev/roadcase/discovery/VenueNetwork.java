package dev.roadcase.discovery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Two machines on a cable of their own: network namespaces joined by a veth pair, with a real Avahi on the second, and a
 * further cable between them on wish. Needs root on Linux; {@link #missing} says what a machine lacks. Everything ends with
 * {@link #close}.
 */
final class VenueNetwork implements AutoCloseable {
    private static final long PID = ProcessHandle.current().pid();
    private final String server = "rcs" + PID;
    private final String judge = "rcj" + PID;
    private final String cable = "rc" + PID % 100_000;
    private final Path folder;
    private final List<Process> running = new ArrayList<>();
    private final boolean isSix;

    private VenueNetwork(Path folder, boolean isSix) {
        this.folder = folder;
        this.isSix = isSix;
    }

    /** Why the tests cannot run here; empty when they can. */
    static Optional<String> missing() throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("network namespaces need root");
        }
        for (String program : List.of("ip", "avahi-daemon", "avahi-browse", "dbus-daemon")) {
            if (run("sh", "-c", "command -v " + program).isEmpty()) {
                return Optional.of(program + " is not installed");
            }
        }
        String probe = "rcprobe" + PID;
        boolean made = run("sh", "-c", "ip netns add " + probe + " && echo made; ip netns del " + probe)
                .contains("made");
        return made ? Optional.empty() : Optional.of("this system lets nobody make network namespaces");
    }

    static VenueNetwork open(Path folder) throws IOException, InterruptedException {
        return open(new VenueNetwork(folder, false));
    }

    /** The same without IPv4: the server is at fd77::1, the judge at fd77::2. */
    static VenueNetwork openSix(Path folder) throws IOException, InterruptedException {
        return open(new VenueNetwork(folder, true));
    }

    private static VenueNetwork open(VenueNetwork network) throws IOException, InterruptedException {
        network.lay();
        network.startJudge();
        return network;
    }

    private void lay() throws IOException, InterruptedException {
        must("ip", "netns", "add", server);
        must("ip", "netns", "add", judge);
        must("ip", "-n", judge, "link", "set", "lo", "up");
        must("ip", "-n", server, "link", "set", "lo", "up");
        join("10.77.0.1");
    }

    private void join(String address) throws IOException, InterruptedException {
        String there = cable + "j";
        must("ip", "link", "add", cable + "s", "netns", server, "type", "veth", "peer", "name", there, "netns", judge);
        if (isSix) {
            joinSix(there);
            return;
        }
        must("ip", "-n", judge, "addr", "add", "10.77.0.2/24", "dev", there);
        must("ip", "-n", judge, "link", "set", there, "up");
        must("ip", "-n", judge, "route", "replace", "224.0.0.0/4", "dev", there);
        address(address);
        up();
    }

    private void joinSix(String there) throws IOException, InterruptedException {
        must("ip", "-n", judge, "addr", "add", "fd77::2/64", "dev", there, "nodad");
        must("ip", "-n", server, "addr", "add", "fd77::1/64", "dev", cable(), "nodad");
        must("ip", "-n", judge, "link", "set", there, "up");
        must("ip", "-n", server, "link", "set", cable(), "up");
    }

    /** Has the server's program stand still, as in a machine that sleeps. */
    static void sleep(Process server) throws IOException, InterruptedException {
        must("kill", "-STOP", Long.toString(server.pid()));
    }

    static void wake(Process server) throws IOException, InterruptedException {
        must("kill", "-CONT", Long.toString(server.pid()));
    }

    /** Lays a second cable, on which nothing changes: the server is at 10.78.0.1 there, the judge at 10.78.0.2. */
    void secondCable() throws IOException, InterruptedException {
        String second = cable + "t";
        must("ip", "link", "add", second, "netns", server, "type", "veth", "peer", "name", second, "netns", judge);
        must("ip", "-n", server, "addr", "add", "10.78.0.1/24", "dev", second);
        must("ip", "-n", judge, "addr", "add", "10.78.0.2/24", "dev", second);
        must("ip", "-n", server, "link", "set", second, "up");
        must("ip", "-n", judge, "link", "set", second, "up");
    }

    /** Starts a command on the judge's machine; its output goes to the file. */
    Process begin(Path output, String... command) throws IOException {
        List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", judge));
        whole.addAll(List.of(command));
        Process process = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        running.add(process);
        return process;
    }

    /** Takes the server's side of the first cable out and puts in another in its place, with this address. */
    void plugAgain(String address) throws IOException, InterruptedException {
        must("ip", "-n", server, "link", "del", cable + "s");
        join(address);
    }

    /** The interface on the server's side. */
    String cable() {
        return cable + "s";
    }

    void noAddress() throws IOException, InterruptedException {
        must("ip", "-n", server, "addr", "flush", "dev", cable + "s");
    }

    /** Gives the server's side this address and no other. */
    void address(String address) throws IOException, InterruptedException {
        noAddress();
        must("ip", "-n", server, "addr", "add", address + "/24", "dev", cable + "s");
        run("ip", "-n", server, "route", "add", "224.0.0.0/4", "dev", cable + "s");
    }

    void down() throws IOException, InterruptedException {
        must("ip", "-n", server, "link", "set", cable + "s", "down");
    }

    void up() throws IOException, InterruptedException {
        must("ip", "-n", server, "link", "set", cable + "s", "up");
        run("ip", "-n", server, "route", "add", "224.0.0.0/4", "dev", cable + "s");
    }

    private void startJudge() throws IOException {
        Path config = Files.writeString(
                folder.resolve("avahi.conf"), """
                [server]
                host-name=judge
                use-ipv4=%s
                use-ipv6=%s
                [publish]
                publish-hinfo=no
                publish-workstation=no
                """.formatted(isSix ? "no" : "yes", isSix ? "yes" : "no"));
        String script = "mkdir -p /run/avahi-daemon && mount -t tmpfs tmpfs /run/avahi-daemon && "
                + "dbus-daemon --session --address=unix:path=" + bus() + " --fork --print-pid > "
                + folder.resolve("bus.pid")
                + " && export DBUS_SYSTEM_BUS_ADDRESS=unix:path=" + bus() + " && exec avahi-daemon -f " + config
                + " --no-drop-root --no-chroot --no-rlimits";
        running.add(new ProcessBuilder("ip", "netns", "exec", judge, "sh", "-c", script)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("avahi.log").toFile())
                .start());
    }

    private Path bus() {
        return folder.resolve("bus");
    }

    /** What Avahi has resolved by now, one line per service and interface, fields separated by semicolons. */
    List<String> seen(String type) throws IOException, InterruptedException {
        return inJudge("timeout", "5", "avahi-browse", "-rpt", type)
                .lines()
                .filter(line -> line.startsWith("="))
                .toList();
    }

    /** Runs a command on the judge's machine and answers with what it printed. */
    String inJudge(String... command) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(
                List.of("ip", "netns", "exec", judge, "env", "DBUS_SYSTEM_BUS_ADDRESS=unix:path=" + bus()));
        whole.addAll(List.of(command));
        return run(whole.toArray(String[]::new));
    }

    /** Has the judge announce a server of that name, as another box would. */
    void publish(String name) throws IOException {
        String again = "for i in $(seq 60); do avahi-publish-service '" + name
                + "' _roadcase._tcp 3999 && exit; sleep 1; done";
        running.add(new ProcessBuilder(
                        "ip",
                        "netns",
                        "exec",
                        judge,
                        "env",
                        "DBUS_SYSTEM_BUS_ADDRESS=unix:path=" + bus(),
                        "sh",
                        "-c",
                        again)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("publish.log").toFile())
                .start());
    }

    /** Runs a command on the server's machine and answers with what it printed. */
    String inServer(String... command) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", server));
        whole.addAll(List.of(command));
        return run(whole.toArray(String[]::new));
    }

    /** Runs a command of Roadcase on the judge's machine and answers with what it printed. */
    String roadcaseInJudge(String... command) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.roadcase.cli.Main"));
        whole.addAll(List.of(command));
        return inJudge(whole.toArray(String[]::new));
    }

    /** Starts Roadcase on the server's machine. */
    Process serve(Path data, String name, String... options) throws IOException {
        Path none = Files.createDirectories(data).resolve("none.yaml");
        Files.writeString(none, "");
        List<String> command = new ArrayList<>(List.of(
                "ip",
                "netns",
                "exec",
                server,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.roadcase.cli.Main",
                "serve",
                "--data",
                data.toString(),
                "--port",
                "3001",
                "--name",
                name));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile());
        builder.environment().putAll(Map.of("ROADCASE_CONFIG", none.toString()));
        Process process = builder.start();
        running.add(process);
        return process;
    }

    String serverLog() throws IOException {
        return Files.readString(folder.resolve("server.log"));
    }

    private static void must(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + said);
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(20, TimeUnit.SECONDS);
        return said;
    }

    @Override
    public void close() throws IOException {
        try {
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() throws IOException, InterruptedException {
        for (Process process : running.reversed()) {
            process.destroy();
            if (!process.waitFor(12, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
        Path pid = folder.resolve("bus.pid");
        if (Files.exists(pid) && !Files.readString(pid).isBlank()) {
            ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).ifPresent(ProcessHandle::destroy);
        }
        run("ip", "netns", "del", server);
        run("ip", "netns", "del", judge);
    }
}
