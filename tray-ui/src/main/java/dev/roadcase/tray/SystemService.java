package dev.roadcase.tray;

import java.io.IOException;
import java.util.List;

/**
 * The service that the package installed, which starts before anybody logs in. Starting and stopping it is the system's to
 * allow: it asks for a password where it wants one.
 */
final class SystemService {
    private static final String UNIT = "roadcase.service";

    private final List<String> command;

    /** @param command systemctl, or what stands for it in a test; none where services are not the tray's to start */
    SystemService(List<String> command) {
        this.command = List.copyOf(command);
    }

    static SystemService ofThisProcess() {
        boolean linux = System.getProperty("os.name", "").startsWith("Linux");
        return new SystemService(linux ? List.of("systemctl") : List.of());
    }

    /** Whether this computer starts Roadcase by itself. */
    boolean isInstalled() {
        return run("is-enabled", "--quiet");
    }

    boolean isRunning() {
        return run("is-active", "--quiet");
    }

    /** Blocks while a person is asked for a password. */
    boolean start() {
        return run("start");
    }

    boolean stop() {
        return run("stop");
    }

    private boolean run(String... words) {
        if (command.isEmpty()) {
            return false;
        }
        List<String> all = new java.util.ArrayList<>(command);
        all.addAll(List.of(words));
        all.add(UNIT);
        try {
            return new ProcessBuilder(all)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no systemd here
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
