package dev.roadcase.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.roadcase.app.Neighbours;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds servers on the local network. */
@Command(
        name = "discover",
        description = "Servers on this LAN; with a short code from a server's screen, its address.",
        mixinStandardHelpOptions = true)
final class DiscoverCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "CODE", description = "Six characters; needs no network to be understood.")
    private @Nullable String code;

    @Option(names = "--timeout", description = "How long to look, such as 3s (default 3s).")
    private String timeout = "3s";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        List<Neighbours.Found> found = code == null
                ? Neighbours.search(Duration.ofSeconds(Span.seconds(timeout)))
                : List.of(
                        Neighbours.byCode(code)
                                .orElseThrow(
                                        () -> new CommandFailed(
                                                "That is no short code. It has six letters and digits; read it again off the server's screen.")));
        if (json) {
            print(found);
        } else {
            words(found);
        }
        return found.isEmpty() ? 1 : 0;
    }

    private void print(List<Neighbours.Found> found) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Neighbours.Found server : found) {
            var urls = all.addObject()
                    .put("id", server.id())
                    .put("name", server.name())
                    .put("role", server.role())
                    .put("version", server.version())
                    .putArray("urls");
            server.urls().forEach(urls::add);
        }
        out().println(all.toPrettyString());
        out().flush();
    }

    private void words(List<Neighbours.Found> found) {
        for (Neighbours.Found server : found) {
            out().println(server.name() + (server.role().isEmpty() ? "" : "  (" + server.role() + ")"));
            server.urls().forEach(url -> out().println("  " + url));
        }
        out().flush();
        if (found.isEmpty()) {
            throw new CommandFailed("No server answered, by mDNS or by broadcast. The network may keep devices apart: "
                    + "type the address from the server's screen, or 'roadcase discover CODE' with its short code.");
        }
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
