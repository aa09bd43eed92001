package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Device;
import dev.roadcase.model.Equipment;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Lock;
import dev.roadcase.model.Production;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Row;
import dev.roadcase.model.Violation.Code;
import dev.roadcase.routing.ModelPush;
import dev.roadcase.routing.Plan;
import dev.roadcase.store.ListQuery;
import dev.roadcase.store.Reading;
import dev.roadcase.store.Store;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Brings a change of a model in the library over to the devices that were placed before, show by show. */
final class PushModelHandler {
    private final Store store;
    private final ShowGraphs graphs;
    private final Writes writes;
    private final Plans plans;

    PushModelHandler(Store store, ShowGraphs graphs, Writes writes, Plans plans) {
        this.store = store;
        this.graphs = graphs;
        this.writes = writes;
        this.plans = plans;
    }

    /** What was asked: everywhere, in one show, or for single devices. */
    private record Wish(Row model, @Nullable UUID production, Set<UUID> devices, boolean overwrite) {}

    void push(Exchange x) {
        Row model = store.read(r -> r.row(new Key(Equipment.TYPE, x.id("id"))))
                .orElseThrow(() -> Problem.notFound("There is no such equipment model."));
        if (model.deleted()) {
            throw Problem.gone("This equipment model was deleted. Restore it to bring it over.");
        }
        JsonNode json = Bodies.json(x.ctx(), Bodies.RECORD);
        PlanBody body = new PlanBody(json, Set.of("productionId", "devices", "overwrite"));
        UUID production = body.id("productionId");
        Set<UUID> devices = new HashSet<>();
        for (String text : body.texts("devices")) {
            UUID id = Ids.parse(text);
            if (id == null) {
                body.fault("devices", Code.BAD_ID, "must be a list of ids");
            } else {
                devices.add(id);
            }
        }
        boolean overwrite = body.flag("overwrite", false);
        body.check();
        Wish wish = new Wish(model, production, devices, overwrite);
        plans.answer(x, json, () -> made(x, wish));
    }

    private Plans.Made made(Exchange x, Wish wish) {
        List<Plan> all = new ArrayList<>();
        List<Proposal> proposals = new ArrayList<>();
        List<Row> shows = store.read(r -> shows(r, wish));
        List<String> passed = new ArrayList<>();
        for (Row show : shows) {
            Optional<Plan> plan = plan(show, wish);
            if (plan.isPresent() && isElsewhere(show)) {
                passed.add(show.label() + " is locked elsewhere and is left as it is.");
            } else if (plan.isPresent()) {
                all.add(plan.get());
                if (!plan.get().asks().isEmpty()) {
                    proposals.add(
                            writes.proposal(x, show.id(), Cause.SWAP, plan.get().asks()));
                }
            }
        }
        Plans.Made made = Plans.Made.of(all, proposals);
        describe(made.json(), wish, all, passed);
        return made;
    }

    private boolean isElsewhere(Row show) {
        Lock lock = Lock.of(show);
        return lock != null && !lock.holder().equals(store.replicaId());
    }

    private static void describe(ObjectNode json, Wish wish, List<Plan> all, List<String> passed) {
        if (all.isEmpty()) {
            json.put("summary", "No " + wish.model().text("model") + " is placed there.");
        }
        ArrayNode notes = json.withArray("notes");
        passed.forEach(notes::add);
    }

    /** The shows that are still worked on, or the one that was named. */
    private static List<Row> shows(Reading reading, Wish wish) {
        return reading.list(ListQuery.all(Production.TYPE, null)).stream()
                .filter(row -> !row.deleted())
                .filter(row -> wish.production() == null
                        ? !row.text("status").equals("archived")
                        : row.id().equals(wish.production()))
                .toList();
    }

    /** Empty when nothing of that model is placed in the show. */
    private Optional<Plan> plan(Row show, Wish wish) {
        return graphs.ask(
                show.id(),
                graph -> store.read(reading -> {
                    List<Row> devices = reading.list(ListQuery.all(Device.TYPE, show.id())).stream()
                            .filter(d -> wish.model().id().equals(d.get("equipmentId")))
                            .filter(d ->
                                    wish.devices().isEmpty() || wish.devices().contains(d.id()))
                            .toList();
                    return devices.isEmpty()
                            ? Optional.empty()
                            : Optional.of(ModelPush.plan(
                                    graph,
                                    new StoredShow(reading),
                                    show.label(),
                                    wish.model(),
                                    devices,
                                    wish.overwrite()));
                }));
    }
}
