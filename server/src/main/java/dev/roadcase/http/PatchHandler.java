package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Connection;
import dev.roadcase.model.Device;
import dev.roadcase.model.Key;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Row;
import dev.roadcase.model.Sent;
import dev.roadcase.routing.Cabling;
import dev.roadcase.routing.ChainCopy;
import dev.roadcase.routing.Graph;
import dev.roadcase.routing.Patching;
import dev.roadcase.routing.Plan;
import dev.roadcase.routing.Swap;
import dev.roadcase.schedule.Numbering;
import dev.roadcase.store.Reading;
import dev.roadcase.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Patching at speed: many cables, a whole way again, another model in a device's place; each shown first and one step. */
final class PatchHandler {
    private static final Set<String> CABLE = Set.of("cableType", "status", "cableLengthM");

    private final Store store;
    private final ShowGraphs graphs;
    private final Writes writes;
    private final Plans plans;

    PatchHandler(Store store, ShowGraphs graphs, Writes writes, Plans plans) {
        this.store = store;
        this.graphs = graphs;
        this.writes = writes;
        this.plans = plans;
    }

    void connect(Exchange x) {
        UUID production = x.id("id");
        JsonNode json = Bodies.json(x.ctx(), Bodies.RECORD);
        PlanBody body =
                new PlanBody(json, Set.of("from", "to", "count", "number", "cableType", "status", "cableLengthM"));
        String from = body.required("from", "a source, a device, a port, or a range such as FOH Snake A OUT 1-8");
        String to = body.required("to", "a send, a device, a port, or a range such as Router A IN 5-12");
        Integer count = body.whole("count", 1, Patching.MOST);
        boolean number = body.flag("number", true);
        Sent cable = body.fields(Connection.TYPE, CABLE);
        body.check();
        plans.answer(
                x,
                json,
                () -> made(
                        x,
                        production,
                        Cause.BATCH,
                        (graph, r) -> Patching.plan(
                                graph, from, to, count, cabling(cable.fields(), labels(r, production, number)))));
    }

    void duplicate(Exchange x) {
        UUID production = x.id("id");
        JsonNode json = Bodies.json(x.ctx(), Bodies.RECORD);
        PlanBody body = new PlanBody(json, Set.of("chain", "from", "to", "times", "number", "status"));
        String chain = body.required("chain", "a source, a send, a cable or a port on the way");
        List<String> from = body.texts("from");
        List<String> to = body.texts("to");
        Integer times = body.whole("times", 1, 100);
        boolean number = body.flag("number", true);
        Sent cable = body.fields(Connection.TYPE, Set.of("status"));
        body.check();
        plans.answer(
                x,
                json,
                () -> made(x, production, Cause.BATCH, (graph, r) -> {
                    Cabling cabling = cabling(cable.fields(), labels(r, production, number));
                    int copies = Objects.requireNonNullElse(times, 0);
                    return ChainCopy.plan(
                            graph, new StoredShow(r), new ChainCopy.Wish(chain, from, to, copies, cabling));
                }));
    }

    void swap(Exchange x) {
        Row device = store.read(r -> r.row(new Key(Device.TYPE, x.id("id"))))
                .orElseThrow(() -> Problem.notFound("There is no such device."));
        if (device.deleted()) {
            throw Problem.gone("This device was deleted. Restore it to swap it.");
        }
        JsonNode json = Bodies.json(x.ctx(), Bodies.RECORD);
        PlanBody body = new PlanBody(json, Set.of("equipmentId", "ports", "name", "drop"));
        body.required("equipmentId", "the id of the model that takes its place");
        UUID equipment = body.id("equipmentId");
        Map<String, @Nullable String> ports = body.pairs("ports");
        Sent named = body.fields(Device.TYPE, Set.of("name"));
        boolean drop = body.flag("drop", false);
        body.check();
        Swap.Wish wish = new Swap.Wish(
                device.id(),
                Objects.requireNonNull(equipment),
                ports,
                (String) named.fields().get("name"),
                drop);
        plans.answer(
                x,
                json,
                () -> made(x, device.scope(), Cause.SWAP, (graph, r) -> Swap.plan(graph, new StoredShow(r), wish)));
    }

    private Plans.Made made(Exchange x, UUID production, Cause cause, BiFunction<Graph, Reading, Plan> planning) {
        Plan plan = graphs.ask(production, graph -> store.read(r -> planning.apply(graph, r)));
        List<Proposal> proposals =
                plan.asks().isEmpty() ? List.of() : List.of(writes.proposal(x, production, cause, plan.asks()));
        return Plans.Made.of(List.of(plan), proposals);
    }

    private static Cabling cabling(Map<String, @Nullable Object> fields, UnaryOperator<String> labels) {
        String type = (String) fields.get("cableType");
        String status = (String) fields.get("status");
        Integer length = (Integer) fields.get("cableLengthM");
        return new Cabling(type, status == null ? "planned" : status, length, labels);
    }

    /** Numbers behind every one that is on a cable of the show, deleted ones too. */
    private static UnaryOperator<String> labels(Reading reading, UUID production, boolean wanted) {
        if (!wanted) {
            return type -> "";
        }
        Numbering numbering = Numbering.behind(reading.everything(Connection.TYPE, production).stream()
                .map(row -> row.text("cableLabel"))
                .filter(label -> !label.isBlank())
                .toList());
        return numbering::forType;
    }
}
