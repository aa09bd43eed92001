package dev.roadcase.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import dev.roadcase.store.Restore;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Looks whether a snapshot is good; works without a server. */
@Command(name = "verify", description = "Look whether a snapshot is good.", mixinStandardHelpOptions = true)
final class VerifyCommand extends ClientCommand {
    @Parameters(paramLabel = "FILE", description = "A file that 'roadcase backup' made.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file)) {
            throw new CommandFailed("There is no file " + file + ".");
        }
        Restore.Report report = Restore.verify(file);
        ObjectNode json = Json.MAPPER.createObjectNode().put("good", report.isGood());
        json.set("shows", Json.MAPPER.valueToTree(report.shows()));
        json.set("faults", Json.MAPPER.valueToTree(report.faults()));
        answer(json, () -> words(report));
        return report.isGood() ? 0 : 1;
    }

    private void words(Restore.Report report) {
        if (report.isGood()) {
            say("Good. It holds " + (report.shows().isEmpty() ? "no show." : String.join(", ", report.shows()) + "."));
        } else {
            report.faults().forEach(fault -> say("Not good: " + fault + "."));
        }
    }
}
