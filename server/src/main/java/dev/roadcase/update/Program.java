package dev.roadcase.update;

import dev.roadcase.model.RoadcaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Other programs, run to their end. */
final class Program {
    /** Long enough to unpack onto a slow SD card. */
    private static final int MINUTES = 15;

    private Program() {}

    /** Runs a command without showing what it says; answers with its exit code. */
    static int run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new RoadcaseException(command.getFirst() + " does not come to an end.");
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new RoadcaseException(command.getFirst() + " could not be run. Is it installed?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RoadcaseException("Interrupted.", e);
        }
    }

    /** The same as the user whom the folder belongs to, so that no file of another's appears in it. */
    static int runAsOwnerOf(Path folder, List<String> command) throws IOException {
        String owner = Files.getOwner(folder).getName();
        List<String> all = new ArrayList<>();
        if (!owner.equals(System.getProperty("user.name"))) {
            all.addAll(List.of("runuser", "-u", owner, "--"));
        }
        all.addAll(command);
        return run(all);
    }
}
