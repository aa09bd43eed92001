package dev.roadcase.update;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The service of the package. */
public final class Systemd implements Keeper {
    private static final String UNIT = "roadcase.service";

    private Systemd() {}

    /** The service, when the server with this process id is its. */
    public static Optional<Keeper> keeping(long pid) {
        try {
            Process asked = new ProcessBuilder("systemctl", "show", "-p", "MainPID", "--value", UNIT).start();
            String answer = new String(asked.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return answer.strip().equals(Long.toString(pid)) ? Optional.of(new Systemd()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // no systemd here
        }
    }

    @Override
    public void stop() {
        Program.run(List.of("systemctl", "stop", UNIT));
    }

    @Override
    public void start() {
        Program.run(List.of("systemctl", "reset-failed", UNIT));
        Program.run(List.of("systemctl", "start", UNIT));
    }

    @Override
    public boolean gaveUp() {
        return Program.run(List.of("systemctl", "is-failed", "--quiet", UNIT)) == 0;
    }
}
