package dev.roadcase.http;

import dev.roadcase.model.EntityType;
import dev.roadcase.model.Key;
import dev.roadcase.model.Row;
import dev.roadcase.routing.Finder;
import dev.roadcase.routing.Graph;
import dev.roadcase.routing.Signal;
import dev.roadcase.routing.Trace;
import dev.roadcase.routing.TraceSvg;
import dev.roadcase.routing.Tracer;
import dev.roadcase.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Where a signal comes from and goes to, as JSON or as a drawing. */
final class TraceHandler {
    private final Store store;
    private final ShowGraphs graphs;

    TraceHandler(Store store, ShowGraphs graphs) {
        this.store = store;
        this.graphs = graphs;
    }

    /** The trace of one record of an entity. */
    Route.Action of(EntityType<?> type) {
        return x -> {
            Key key = new Key(type, x.id("id"));
            Row row = store.read(r -> r.row(key))
                    .orElseThrow(() -> Problem.notFound("There is no such " + type.word() + "."));
            if (row.deleted()) {
                throw Problem.gone("This " + type.word() + " was deleted. Restore it to trace it.");
            }
            answer(x, row.scope(), graphs.ask(row.scope(), graph -> trace(graph, key, signal(x))));
        };
    }

    /** The trace of what people call by a name, within a production. */
    void named(Exchange x) {
        UUID production = x.id("id");
        String name = word(x, "at");
        if (name.isBlank()) {
            throw Problem.malformed("Say what to trace: ?at=SRC 1, a port such as Router A IN 3, or a cable's label.");
        }
        Signal signal = signal(x);
        answer(
                x,
                production,
                graphs.ask(production, graph -> trace(graph, only(Finder.find(graph, name), name), signal)));
    }

    private static Key only(List<Key> found, String name) {
        if (found.isEmpty()) {
            throw Problem.notFound("Nothing in this show is called \"" + name
                    + "\". Name a source, a send, a cable, or a port as in \"Router A IN 3\".");
        }
        return found.getFirst();
    }

    private static Trace trace(Graph graph, Key key, Signal signal) {
        return Tracer.trace(graph, key, signal)
                .orElseThrow(() -> Problem.gone("What it belongs to was deleted. Restore that to trace it."));
    }

    private static Signal signal(Exchange x) {
        return switch (word(x, "signal")) {
            case "", "current" -> Signal.CURRENT;
            case "physical" -> Signal.PHYSICAL;
            default -> throw Problem.malformed("signal must be current or physical.");
        };
    }

    private static String word(Exchange x, String parameter) {
        return Objects.requireNonNullElse(x.query(parameter), "");
    }

    private static void answer(Exchange x, UUID production, Trace trace) {
        switch (word(x, "format")) {
            case "", "json" -> x.answer(200, RecordJson.bytes(json -> TraceJson.write(json, production, trace)));
            case "svg" ->
                x.ctx()
                        .status(200)
                        .contentType("image/svg+xml")
                        .result(TraceSvg.of(trace).getBytes(StandardCharsets.UTF_8));
            default -> throw Problem.malformed("format must be json or svg.");
        }
    }
}
