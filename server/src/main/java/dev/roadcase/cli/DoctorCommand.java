package dev.roadcase.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.roadcase.app.Doctor;
import dev.roadcase.app.Doctor.Finding;
import dev.roadcase.config.ConfigLoader;
import dev.roadcase.config.Folders;
import dev.roadcase.store.DatabaseUrl;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks for what commonly goes wrong; works with and without a running server. */
@Command(
        name = "doctor",
        description = "Check ports, network, disk, clock, database, backups and the way to the hub.",
        mixinStandardHelpOptions = true)
final class DoctorCommand extends ClientCommand {
    @Option(names = "--port", description = "The port to look at (default 3001).")
    private int port = 3001;

    @Override
    public Integer call() {
        Path data = folders().stream()
                .filter(f -> f.toFile().isDirectory())
                .findFirst()
                .orElse(folders().getFirst());
        var config = ConfigLoader.load(data, Folders.ofThisProcess().configFile(), System.getenv(), Map.of());
        var database = new DatabaseUrl(config.databaseUrl());
        List<Finding> findings = new Doctor(data, port, database, config.tls().hubRoot()).examine();
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        findings.forEach(f -> json.addObject()
                .put("check", f.check())
                .put("state", f.state().name().toLowerCase(java.util.Locale.ROOT))
                .put("detail", f.detail())
                .put("remedy", f.remedy()));
        answer(json, () -> findings.forEach(this::words));
        return findings.stream().anyMatch(f -> f.state() == Doctor.State.TROUBLE) ? 1 : 0;
    }

    private void words(Finding finding) {
        String mark = switch (finding.state()) {
            case OK -> "ok     ";
            case NOTE -> "note   ";
            case TROUBLE -> "trouble";
        };
        say(mark + "  " + finding.check() + ": " + finding.detail());
        if (!finding.remedy().isEmpty()) {
            say("         " + finding.remedy());
        }
    }
}
