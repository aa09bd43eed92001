package dev.roadcase.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.roadcase.app.ServerFile;
import dev.roadcase.app.Version;
import dev.roadcase.update.Keeper;
import dev.roadcase.update.Programs;
import dev.roadcase.update.ReleaseKey;
import dev.roadcase.update.Report;
import dev.roadcase.update.Stage;
import dev.roadcase.update.Systemd;
import dev.roadcase.update.Update;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
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

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "roadcase-VERSION-ARCH.update")
    private @Nullable Path file;

    @Option(
            names = "--no-snapshot",
            description = "For a hub on PostgreSQL that its own tools have backed up just now.")
    private boolean noSnapshot;

    @Option(names = "--back", description = "Go back to the version before; it is what starts next.")
    private boolean back;

    @Option(names = "--report", hidden = true, description = "Where to tell programs how far it is.")
    private @Nullable Path report;

    @Option(names = "--delete", hidden = true, description = "Delete the file in the end, whatever comes of it.")
    private boolean delete;

    @Override
    public Integer call() throws IOException {
        Programs programs = Programs.ofThisProcess()
                .orElseThrow(
                        () -> new CommandFailed("This Roadcase was not installed, so there is nothing to update."));
        if (back) {
            String version = programs.goBack().orElse("the version that was installed");
            return answer(
                    JsonNodeFactory.instance.objectNode().put("version", version),
                    () -> say("Roadcase goes back to " + version + " at its next start."));
        }
        if (file == null || !Files.isRegularFile(file)) {
            throw new CommandFailed(file == null ? "Say which file to install." : "There is no file " + file + ".");
        }
        String version =
                report == null ? install(programs, file, this::step) : installAndReport(programs, file, report);
        return answer(JsonNodeFactory.instance.objectNode().put("version", version), () -> {});
    }

    private String installAndReport(Programs programs, Path from, Path to) throws IOException {
        try (Report told = Report.begin(to)) {
            try {
                told.isOf(update(programs, (stage, words) -> {}).offers(from));
                return install(programs, from, told::tell);
            } catch (RuntimeException e) {
                told.tell(Stage.FAILED, Failure.words(e));
                throw e;
            } finally {
                if (delete) {
                    Files.deleteIfExists(from);
                }
            }
        }
    }

    private String install(Programs programs, Path from, BiConsumer<Stage, String> told) {
        return update(programs, told).install(from);
    }

    private Update update(Programs programs, BiConsumer<Stage, String> told) {
        return new Update(programs, ReleaseKey.of(programs), Version.TEXT, server(), PATIENCE, told);
    }

    private void step(Stage stage, String sentence) {
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
