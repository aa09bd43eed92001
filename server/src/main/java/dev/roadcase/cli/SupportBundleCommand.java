package dev.roadcase.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Logs, configuration and health in one file, without secrets. */
@Command(
        name = "support-bundle",
        description = "Logs, configuration and health in one file.",
        mixinStandardHelpOptions = true)
final class SupportBundleCommand extends ClientCommand {
    @Option(names = "-o", paramLabel = "FILE", description = "The file (default roadcase-support.zip).")
    private Path file = Path.of("roadcase-support.zip");

    @Override
    public Integer call() throws IOException {
        client().download("GET", "/api/support-bundle", file);
        var report = JsonNodeFactory.instance
                .objectNode()
                .put("file", file.toAbsolutePath().toString());
        return answer(report, () -> say("Wrote " + file));
    }
}
