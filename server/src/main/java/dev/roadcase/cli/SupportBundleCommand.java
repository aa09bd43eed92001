package dev.roadcase.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.roadcase.app.SupportBundle;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Logs, configuration and health in one file, without secrets; without a running server the logs and what doctor finds. */
@Command(
        name = "support-bundle",
        description = "Logs, configuration and health in one file.",
        mixinStandardHelpOptions = true)
final class SupportBundleCommand extends ClientCommand {
    @Option(names = "-o", paramLabel = "FILE", description = "The file (default roadcase-support.zip).")
    private Path file = Path.of("roadcase-support.zip");

    private static final int PORT = 3_001;

    @Override
    public Integer call() throws IOException {
        if (isRunning()) {
            client().download("GET", "/api/support-bundle", file);
        } else {
            Path data = folders().stream()
                    .filter(Files::isDirectory)
                    .findFirst()
                    .orElseGet(() -> folders().getFirst());
            try (OutputStream out = Files.newOutputStream(file)) {
                new SupportBundle(data).writeWithoutServer(PORT, out);
            }
        }
        var report = JsonNodeFactory.instance
                .objectNode()
                .put("file", file.toAbsolutePath().toString());
        return answer(report, () -> say("Wrote " + file));
    }
}
