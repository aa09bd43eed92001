package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where a signal comes from and goes to, in words. */
@Command(
        name = "trace",
        description = "Where a signal comes from and where it goes.",
        footer = {
            "",
            "Name it as it is printed: a source or send (SRC 12), a cable (SDI-7), a port (Router A IN 3), or an id."
        },
        mixinStandardHelpOptions = true)
final class TraceCommand extends ClientCommand {
    @Parameters(paramLabel = "WHAT", arity = "1..*", description = "A source, send, cable or port.")
    private String[] what = {};

    @Option(names = "--production", description = "The show, by id or a part of its name.")
    private String production = "";

    @Option(names = "--physical", description = "Everywhere it could go as it is plugged, whatever is routed.")
    private boolean physical;

    @Option(names = "--svg", paramLabel = "FILE", description = "Write a drawing instead.")
    private @Nullable Path svg;

    @Override
    public Integer call() throws IOException {
        Client client = client();
        String path = "/api/productions/" + Shows.id(client, production) + "/trace?at="
                + URLEncoder.encode(String.join(" ", what), StandardCharsets.UTF_8)
                + (physical ? "&signal=physical" : "");
        if (svg != null) {
            client.download("GET", path + "&format=svg", svg);
            say("Drawn to " + svg);
            return 0;
        }
        JsonNode trace = client.get(path);
        return answer(trace, () -> new TraceText(trace).lines().forEach(this::say));
    }
}
