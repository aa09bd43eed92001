package dev.roadcase.tray;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The first run beside a service that the package installed: its settings are the system's, so what was chosen is written by
 * somebody who may, once a person has shown to be an administrator.
 */
final class ServiceSetup {
    private static final Path SETTINGS = Path.of("/etc/roadcase/roadcase.yaml");

    private final List<String> command;
    private final Path settings;
    private final Path asked;

    /**
     * @param command takes the settings on its input, and answers with a token for the tray; none where there is no such thing
     * @param settings of the service; when they are there, somebody has set it up
     * @param asked is left behind, so that this person is asked once
     */
    ServiceSetup(List<String> command, Path settings, Path asked) {
        this.command = List.copyOf(command);
        this.settings = settings;
        this.asked = asked;
    }

    /** @param folder of this person, where the tray keeps its own things */
    static ServiceSetup ofThisProcess(Path folder) {
        String program = System.getProperty("roadcase.firstrun", "");
        List<String> command = program.isEmpty() ? List.of() : List.of("pkexec", program);
        return new ServiceSetup(command, SETTINGS, folder.resolve("first-run-asked"));
    }

    /** Whether nobody has set the service up yet, and this person was not asked to. */
    boolean isOpen() {
        return !command.isEmpty() && !Files.exists(settings) && !Files.exists(asked);
    }

    /** Where the settings of the service are and what makes it read them, in words: a person's own file says nothing to it. */
    String settingsWords() {
        return Words.of("service.settings", settings);
    }

    /** From now on this person is not asked again. */
    void close() {
        try {
            Files.writeString(asked, "");
        } catch (IOException e) {
            // a folder that takes nothing: it is asked again at the next start, which harms nobody
        }
    }

    /**
     * Hands over what was chosen; blocks while a person is asked for a password and the service restarts.
     *
     * @return a token that signs the tray in; empty when the person may not, or the service did not come up
     */
    Optional<String> keep(FirstChoice choice) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var out = process.getOutputStream()) {
                out.write(choice.yaml().getBytes(StandardCharsets.UTF_8));
            }
            String token = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 && !token.isEmpty() ? Optional.of(token) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // nothing here that asks for a password, or it ended before it had read all
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
