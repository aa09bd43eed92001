package dev.roadcase.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A new version on a copy of the data, for this machine alone, while the old one serves the crew. */
final class Rehearsal {
    /** Of GNU coreutils; ends what it started after so many seconds. */
    private static final Path LIMIT = Path.of("/usr/bin/timeout");

    private final Healthy healthy;

    Rehearsal(Healthy healthy) {
        this.healthy = healthy;
    }

    /** Whether that program comes up on a copy of the snapshot. Leaves neither a process nor a file. */
    boolean goesWell(Path launcher, String version, Path snapshot) throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("roadcase-rehearsal");
        try {
            Files.copy(snapshot, data.resolve("roadcase.db"));
            Process process = start(launcher, data);
            try {
                return healthy.comesUp(data, version, () -> !process.isAlive());
            } finally {
                end(process);
            }
        } finally {
            Disk.delete(data);
        }
    }

    private static Process start(Path launcher, Path data) throws IOException {
        Path config = Files.createFile(data.resolve("roadcase.yaml"));
        ProcessBuilder builder = new ProcessBuilder(command(launcher, data))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("ROADCASE_"));
        builder.environment().put("ROADCASE_CONFIG", config.toString());
        return builder.start();
    }

    /** Under a time limit of its own, should this process be killed meanwhile. */
    private static List<String> command(Path launcher, Path data) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(LIMIT)) {
            command.addAll(List.of(LIMIT.toString(), "300"));
        }
        command.addAll(List.of(launcher.toString(), "serve", "--quiet", "--no-mdns", "--bind", "127.0.0.1"));
        command.addAll(List.of("--port", "0", "--data", data.toString()));
        return command;
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(15, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
