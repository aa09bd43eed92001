package dev.roadcase.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.app.Moving;
import dev.roadcase.config.ConfigKey;
import dev.roadcase.config.ConfigLoader;
import dev.roadcase.config.Folders;
import dev.roadcase.model.Json;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.store.Relocation;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Moves everything between SQLite and PostgreSQL; the server must be stopped. */
@Command(
        name = "migrate-database",
        description = "Move everything from SQLite to PostgreSQL or back, verified by digest. Stop the server first.",
        mixinStandardHelpOptions = true)
final class MigrateDatabaseCommand extends ClientCommand {
    @Option(
            names = "--to",
            required = true,
            paramLabel = "URL",
            description = "Where to: sqlite:PATH or jdbc:postgresql://HOST/NAME?user=... It must be empty.")
    private String to = "";

    @Option(names = "--database", paramLabel = "URL", description = "Where the data is now, as for serve.")
    private @Nullable String database;

    @Override
    public Integer call() {
        Path data = folders().getFirst().toAbsolutePath().normalize();
        Map<String, String> flags = database == null ? Map.of() : Map.of(ConfigKey.DATABASE_URL.key(), database);
        var config = ConfigLoader.load(data, Folders.ofThisProcess().configFile(), System.getenv(), flags);
        var from = new DatabaseUrl(config.databaseUrl());
        var target = new DatabaseUrl(to);
        Relocation.Result moved = new Moving(data).move(from, target);
        ObjectNode json = Json.MAPPER.createObjectNode().put("from", from.toString());
        json.put("to", target.toString()).put("scopes", moved.scopes()).put("rows", moved.rows());
        return answer(json, () -> words(from, target, moved));
    }

    private void words(DatabaseUrl from, DatabaseUrl target, Relocation.Result moved) {
        int shows = moved.scopes() - 1; // the library is one, too
        say(String.format(
                Locale.ROOT,
                "Moved the library and %d %s (%,d rows) to %s. Every digest there is the same as here.",
                shows,
                shows == 1 ? "show" : "shows",
                moved.rows(),
                target));
        say("Start the server with --database, or set database.url in roadcase.yaml, to use it.");
        say("The old data is still in " + from + "; never let a server work on both.");
    }
}
