package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Cause;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Production;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Row;
import dev.roadcase.model.Sent;
import dev.roadcase.model.Violation.Code;
import dev.roadcase.routing.ShowCopy;
import dev.roadcase.store.ListQuery;
import dev.roadcase.store.Reading;
import dev.roadcase.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A show as a template: a new one with what is wanted of it, without its history. */
final class TemplateHandler {
    /** Records in one changeset; well below the 4 MiB that one may have. */
    private static final int CHUNK = 500;

    private static final Set<String> FIELDS =
            Set.of("showName", "client", "venue", "room", "timeZone", "loadIn", "loadOut", "showInfoUrl");

    private final Store store;
    private final Writes writes;
    private final Plans plans;

    TemplateHandler(Store store, Writes writes, Plans plans) {
        this.store = store;
        this.writes = writes;
        this.plans = plans;
    }

    void copy(Exchange x) {
        UUID production = x.id("id");
        JsonNode json = Bodies.json(x.ctx(), Bodies.RECORD);
        PlanBody body = new PlanBody(
                json,
                Set.of(
                        "showName",
                        "client",
                        "venue",
                        "room",
                        "timeZone",
                        "loadIn",
                        "loadOut",
                        "showInfoUrl",
                        "include"));
        body.required("showName", "what the new show is called");
        Sent fields = body.fields(Production.TYPE, FIELDS);
        List<EntityType<?>> wanted = wanted(body);
        body.check();
        plans.answer(x, json, () -> made(x, production, fields, wanted));
    }

    /** In an order in which each comes after what it refers to. */
    private static List<EntityType<?>> wanted(PlanBody body) {
        List<EntityType<?>> all = new ArrayList<>(
                EntityTypes.ALL.stream().filter(EntityType::isInProduction).toList());
        List<String> names = body.texts("include");
        for (String name : names) {
            if (all.stream().noneMatch(type -> type.path().equals(name))) {
                body.fault(
                        "include",
                        Code.NOT_A_CHOICE,
                        "\"" + name + "\" is none of "
                                + String.join(
                                        ", ", all.stream().map(EntityType::path).toList()));
            }
        }
        all.removeIf(type -> !names.isEmpty() && !names.contains(type.path()));
        return all;
    }

    private Plans.Made made(Exchange x, UUID production, Sent fields, List<EntityType<?>> wanted) {
        ShowCopy.Copied copied = store.read(r -> planned(r, production, fields, wanted));
        UUID importId = Ids.random();
        List<Ask> asks = copied.plan().asks();
        List<Proposal> proposals = new ArrayList<>();
        for (int i = 0; i < asks.size(); ) {
            int end = chunk(asks, i);
            proposals.add(new Proposal(
                    Ids.random(),
                    copied.production(),
                    x.caller().actor(),
                    writes.now(),
                    Cause.IMPORT,
                    true,
                    importId,
                    asks.subList(i, end)));
            i = end;
        }
        Plans.Made made = Plans.Made.of(List.of(copied.plan()), proposals);
        made.json().put("productionId", copied.production().toString());
        return made;
    }

    /** Where a changeset of at most so many records ends, nested ones counted. */
    private static int chunk(List<Ask> asks, int from) {
        int weight = 0;
        int end = from;
        while (end < asks.size() && (end == from || weight < CHUNK)) {
            weight += asks.get(end) instanceof Ask.Create create
                    ? 1
                            + create.sent().nested().values().stream()
                                    .mapToInt(List::size)
                                    .sum()
                    : 1;
            end++;
        }
        return end;
    }

    private static ShowCopy.Copied planned(Reading reading, UUID id, Sent fields, List<EntityType<?>> wanted) {
        Row production = reading.row(new Key(Production.TYPE, id))
                .orElseThrow(() -> Problem.notFound("There is no such production on this server."));
        if (production.deleted()) {
            throw Problem.gone("The production was deleted. Restore it to copy it.");
        }
        List<Row> tops = new ArrayList<>();
        Map<UUID, List<Row>> nested = new HashMap<>();
        for (EntityType<?> type : wanted) {
            tops.addAll(reading.list(ListQuery.all(type, id)));
            type.children()
                    .forEach(child -> reading.nestedInScope(child.type(), id)
                            .forEach((parent, rows) -> nested.computeIfAbsent(parent, p -> new ArrayList<>())
                                    .addAll(rows)));
        }
        return ShowCopy.plan(production, fields, tops, nested);
    }
}
