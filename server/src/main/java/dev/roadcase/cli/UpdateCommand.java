package dev.roadcase.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.roadcase.app.ServerFile;
import dev.roadcase.app.Version;
import dev.roadcase.update.Keeper;
import dev.roadcase.update.Programs;
import dev.roadcase.update.ReleaseKey;
import dev.roadcase.update.Systemd;
import dev.roadcase.update.Update;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Upgrades this installation from a signed file; needs no internet. */
@Command(
        name = "update",
        description = "Upgrade from a signed file. Goes back by itself when the new version does not come up.",
        mixinStandardHelpOptions = true)
final class UpdateCommand extends ClientCommand {
    /** For a busy box with a slow card; one that ends before is not waited for. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Parameters(paramLabel = "FILE", description = "roadcase-VERSION-ARCH.update")
    private Path file = Path.of("");

    @Option(
            names = "--no-snapshot",
            description = "For a hub on PostgreSQL that its own tools have backed up just now.")
    private boolean noSnapshot;

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file)) {
            throw new CommandFailed("There is no file " + file + ".");
        }
        Programs programs = Programs.ofThisProcess()
                .orElseThrow(
                        () -> new CommandFailed("This Roadcase was not installed, so there is nothing to update."));
        String version = new Update(programs, ReleaseKey.of(programs), Version.TEXT, server(), PATIENCE, this::step)
                .install(file);
        return answer(JsonNodeFactory.instance.objectNode().put("version", version), () -> {});
    }

    private void step(String sentence) {
        if (!wantsJson()) {
            say(sentence);
        }
    }

    private Update.Server server() {
        for (Path folder : folders()) {
            Optional<ServerFile.Entry> entry = new ServerFile(folder)
                    .read()
                    .filter(e -> ProcessHandle.of(e.pid()).isPresent());
            if (entry.isPresent()) {
                Optional<Keeper> keeper = Systemd.keeping(entry.get().pid());
                return new Update.Server(folder.toAbsolutePath(), () -> snapshot(folder), keeper);
            }
        }
        return new Update.Server(folders().getFirst(), Optional::empty, Optional.empty());
    }

    private Optional<Path> snapshot(Path folder) {
        if (noSnapshot) {
            return Optional.empty();
        }
        var made = client().post("/api/backups", JsonNodeFactory.instance.objectNode());
        return Optional.of(folder.toAbsolutePath()
                .resolve("backups")
                .resolve(made.path("name").asText()));
    }
}
