package dev.roadcase.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.app.Restoring;
import dev.roadcase.config.ConfigKey;
import dev.roadcase.config.ConfigLoader;
import dev.roadcase.config.Folders;
import dev.roadcase.config.ServerConfig;
import dev.roadcase.model.Json;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.store.StoreOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes back to a snapshot; the server must be stopped. */
@Command(
        name = "restore",
        description = "Go back to a snapshot. Stop the server first; what is there now is kept beside it.",
        mixinStandardHelpOptions = true)
final class RestoreCommand extends ClientCommand {
    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "A file that 'roadcase backup' made; none when PostgreSQL was restored by its own tools.")
    private @Nullable Path file;

    @Option(names = "--database", description = "Where the data is, as for serve.")
    private @Nullable String database;

    @ArgGroup
    private Later later = new Later();

    /** What becomes of what edges still hold of later. */
    static final class Later {
        @Option(names = "--keep-later", description = "On a hub: what edges still hold of later comes back (default).")
        private boolean keep;

        @Option(
                names = "--discard-later",
                description = "On a hub: what edges still hold of later waits for people, as conflicts.")
        private boolean discard;
    }

    @Override
    public Integer call() {
        if (file == null && (later.keep || !later.discard)) {
            throw new CommandFailed("Say which snapshot. 'roadcase backups' lists them.");
        }
        if (file != null && !Files.isRegularFile(file)) {
            throw new CommandFailed("There is no file " + file + ".");
        }
        Path data = folders().getFirst().toAbsolutePath().normalize();
        ServerConfig config = ConfigLoader.load(data, Folders.ofThisProcess().configFile(), System.getenv(), flags());
        var url = new DatabaseUrl(config.databaseUrl());
        Optional<Path> kept = new Restoring(data, StoreOptions.of(url), Clock.systemUTC()).restore(file, later.discard);
        ObjectNode json = Json.MAPPER.createObjectNode().put("restored", true);
        json.put("kept", kept.map(Path::toString).orElse(null));
        return answer(json, () -> words(kept));
    }

    private Map<String, String> flags() {
        return database == null ? Map.of() : Map.of(ConfigKey.DATABASE_URL.key(), database);
    }

    private void words(Optional<Path> kept) {
        if (file != null) {
            say("Restored. Start the server with 'roadcase serve'.");
        }
        kept.ifPresent(path -> say("What was there before is in " + path + "."));
        if (later.discard) {
            say("What edges bring of later will wait for people: see 'roadcase conflicts' once they have synced.");
        }
    }
}
