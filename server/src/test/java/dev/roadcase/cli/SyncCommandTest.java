package dev.roadcase.cli;

import static dev.roadcase.testkit.HubAndEdge.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.testkit.HubAndEdge;
import dev.roadcase.testkit.OlderHub;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import picocli.CommandLine;

/** What {@code roadcase sync} says, and the code it ends with: a script that packs a truck goes by it. */
@Timeout(120)
class SyncCommandTest {
    @RegisterExtension
    final HubAndEdge servers = new HubAndEdge();

    private record Ended(int code, String out, String err) {}

    private Ended sync(String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                RoadcaseCommand.ready().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        List<String> arguments = new java.util.ArrayList<>(List.of("sync"));
        arguments.addAll(
                List.of("--url", servers.edge().url(), "--token", servers.edge().token()));
        arguments.addAll(List.of(more));
        int code = line.execute(arguments.toArray(String[]::new));
        return new Ended(code, out.toString(), err.toString());
    }

    @Test
    void itEndsWellOnlyWhenEverythingIsThere() {
        Ended unpaired = sync();
        assertThat(unpaired.code()).isEqualTo(1);
        assertThat(unpaired.err()).contains("roadcase pair HUB_URL CODE");
        servers.pair();
        servers.pack();
        servers.source(servers.edge(), "Jib");
        Ended level = sync();
        assertThat(level.code()).as(level.err()).isZero();
        assertThat(level.out()).contains("in sync at");
        assertThat(level.err()).isEmpty();
        assertThat(sync("--json").out()).contains("\"in-sync\"");
        assertThat(sync("--sideways").code()).isEqualTo(2);
        servers.stopHub();
        servers.source(servers.edge(), "Handheld");
        Ended away = sync();
        assertThat(away.code()).isEqualTo(1);
        assertThat(away.err()).contains("cannot be reached");
    }

    @Test
    void whatWaitsForAnUpdateOfTheHubIsNotInSync() throws Exception {
        try (OlderHub older = new OlderHub(servers.hub().url())) {
            servers.pair(older.url(), object("{}"));
            servers.pack();
            servers.source(servers.edge(), "Jib");
            Ended waiting = sync();
            assertThat(waiting.code()).isEqualTo(1);
            assertThat(waiting.err()).contains("older version");
            older.update();
            assertThat(sync().code()).isZero();
        }
    }
}
