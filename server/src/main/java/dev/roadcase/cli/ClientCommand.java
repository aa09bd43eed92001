package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.app.ServerFile;
import dev.roadcase.config.Folders;
import dev.roadcase.model.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands share that talk to a running server. */
abstract class ClientCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--data", description = "Data directory of the server.")
    private @Nullable Path data;

    @Option(names = "--url", description = "Address of the server.")
    private @Nullable String url;

    @Option(names = "--token", description = "Token to authenticate with.")
    private @Nullable String token;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    final boolean wantsJson() {
        return json;
    }

    final PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    /** Where the server's data may be, the likeliest first. */
    final List<Path> folders() {
        return data == null ? Folders.ofThisProcess().dataCandidates() : List.of(data);
    }

    /** Whether there is a server to ask. */
    final boolean isRunning() {
        return url != null
                || folders().stream()
                        .flatMap(folder -> new ServerFile(folder).read().stream())
                        .flatMap(entry -> ProcessHandle.of(entry.pid()).stream())
                        .anyMatch(ProcessHandle::isAlive);
    }

    final Client client() {
        return Client.find(folders(), url, token);
    }

    final void print(JsonNode document) {
        out().println(document.toPrettyString());
        out().flush();
    }

    /** Beside the output, on the error stream. */
    final void warn(String line) {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        err.println(line);
        err.flush();
    }

    final void say(String line) {
        out().println(line);
        out().flush();
    }

    /** Prints the document, or the words for people. */
    final int answer(JsonNode document, Runnable words) {
        if (json) {
            print(document);
        } else {
            words.run();
        }
        return 0;
    }

    static String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : Json.write(node);
    }
}
