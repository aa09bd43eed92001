package dev.roadcase.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.access.Access;
import dev.roadcase.access.PairCodes;
import dev.roadcase.http.Problem;
import dev.roadcase.http.Syncing;
import dev.roadcase.model.Admission;
import dev.roadcase.model.Json;
import dev.roadcase.model.Key;
import dev.roadcase.model.Kind;
import dev.roadcase.model.Lock;
import dev.roadcase.model.Production;
import dev.roadcase.model.Row;
import dev.roadcase.store.Edge;
import dev.roadcase.store.ScopeState;
import dev.roadcase.store.Store;
import dev.roadcase.store.SyncRun;
import dev.roadcase.store.Upstream;
import dev.roadcase.sync.HubException;
import dev.roadcase.sync.Job;
import dev.roadcase.sync.Offer;
import dev.roadcase.sync.SyncCycle;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets the API trigger syncing and tell how it stands. */
final class SyncAdapter implements Syncing {
    /** As long as a tour with its preparations; it can be revoked at any time. */
    private static final Duration CREDENTIAL = Duration.ofDays(3_650);

    /** How long the hub may take to tell what it has. */
    private static final Duration LOOKING = Duration.ofSeconds(15);

    private final Settings settings;
    private final Store store;
    private final SyncCycle cycle;
    private final Access access;
    private final PairCodes codes;
    private final Consumer<Job> packing;

    /** @param packing told of each download that somebody asks for */
    SyncAdapter(Settings settings, Store store, SyncCycle cycle, Access access, Clock clock, Consumer<Job> packing) {
        this.packing = packing;
        this.settings = settings;
        this.store = store;
        this.cycle = cycle;
        this.access = access;
        codes = new PairCodes(clock, new StoredCodes(store.edges()));
    }

    private boolean isHub() {
        return settings.role().equals("hub");
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public ObjectNode status() {
        SyncCycle.Status now = cycle.status();
        Optional<Edge.Hub> hub = store.edge().hub();
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("role", settings.role());
        json.put("hub", hub.map(Edge.Hub::url).orElse(null));
        json.put("paired", hub.isPresent());
        json.put("state", now.state().wire());
        json.put("reason", now.reason());
        json.put("since", Kind.Moment.text(now.since()));
        Map<UUID, Upstream> upstreams = new HashMap<>();
        store.edge().upstreams().forEach(u -> upstreams.put(u.scope(), u));
        ArrayNode productions = json.putArray("productions");
        for (ScopeState state : store.heads()) {
            if (!state.id().equals(Store.LIBRARY)) {
                productions.add(production(state, upstreams.get(state.id())));
            }
        }
        return json;
    }

    private ObjectNode production(ScopeState state, @Nullable Upstream upstream) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", state.id().toString());
        json.put(
                "name",
                store.read(r -> r.row(new Key(Production.TYPE, state.id())))
                        .map(Row::label)
                        .orElse(""));
        json.put("epoch", state.epoch().toString());
        json.put("seq", state.head());
        json.put("hubSeq", upstream == null ? null : upstream.seq());
        json.put("queued", upstream == null ? 0 : store.edge().queued(state.id()));
        json.put("conflicts", store.edge().conflicts(state.id(), true).size());
        json.put("digest", state.digestText());
        Instant synced = upstream == null ? null : upstream.syncedAt();
        json.put("lastSyncAt", synced == null ? null : Kind.Moment.text(synced));
        json.set("lock", store.lock(state.id()).<JsonNode>map(Lock::json).orElse(Json.MAPPER.nullNode()));
        json.put("localOnly", state.localOnly());
        if (upstream != null && upstream.failure() != null) {
            json.put("problem", upstream.failure());
            Instant since = upstream.failedAt();
            json.put("problemSince", since == null ? null : Kind.Moment.text(since));
        }
        return json;
    }

    @Override
    public UUID download(@Nullable UUID production) {
        Job job = cycle.download(production);
        packing.accept(job);
        return job.id();
    }

    @Override
    public UUID upload(@Nullable UUID production) {
        return cycle.upload(production).id();
    }

    @Override
    public ArrayNode offers() {
        ArrayNode list = Json.MAPPER.createArrayNode();
        try {
            for (Offer offer : cycle.offers(LOOKING)) {
                list.addObject()
                        .put("id", offer.id().toString())
                        .put("name", offer.name())
                        .put("packed", offer.packed());
            }
        } catch (HubException e) {
            throw Problem.refused("hub-not-reached", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return list;
    }

    @Override
    public Optional<ObjectNode> job(UUID id) {
        return cycle.job(id).map(SyncAdapter::json);
    }

    private static ObjectNode json(Job job) {
        return Json.MAPPER
                .createObjectNode()
                .put("id", job.id().toString())
                .put("kind", job.kind())
                .put("state", job.state())
                .put("done", job.done())
                .put("total", job.total())
                .put("error", job.error());
    }

    @Override
    public ArrayNode runs(int limit) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        store.edge().runs(limit).forEach(run -> list.add(json(run)));
        return list;
    }

    private static ObjectNode json(SyncRun run) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put(
                "scope",
                run.scope().equals(Store.LIBRARY) ? "library" : run.scope().toString());
        json.put("began", Kind.Moment.text(run.began()));
        json.put("ended", Kind.Moment.text(run.ended()));
        json.put("pushed", run.pushed()).put("pulled", run.pulled()).put("conflicts", run.conflicts());
        return json.put("error", run.error().isEmpty() ? null : run.error());
    }

    @Override
    public ObjectNode pair(String url, String code) {
        if (isHub()) {
            throw Problem.refused("not-an-edge", "This server is a hub itself; pair an edge with it.");
        }
        try {
            Edge.Hub hub = cycle.pair(url, code, settings.name());
            return Json.MAPPER
                    .createObjectNode()
                    .put("hub", hub.url())
                    .put("hubId", hub.id().toString());
        } catch (HubException e) {
            throw Problem.refused("not-paired", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Code pairCode(List<UUID> productions, Duration life) {
        if (!isHub()) {
            throw Problem.refused("not-a-hub", "Only a hub gives out pairing codes. Start one with serve --role hub.");
        }
        PairCodes.Grant grant = codes.issue(productions, life);
        return new Code(grant.code(), grant.expiresAt());
    }

    private String admit(Admission to, String edge, @Nullable Admission before) {
        Admission both = before == null ? to : to.and(before);
        Access.Credential credential = access.admitEdge(edge, both.isShort() ? both : to, CREDENTIAL);
        store.edges().admit(credential.actorId(), credential.name(), both);
        return credential.token();
    }

    @Override
    public Optional<String> redeem(String code, String edge, @Nullable Admission before) {
        return isHub()
                ? codes.redeem(code).map(grant -> admit(Admission.named(grant.productions()), edge, before))
                : Optional.empty();
    }
}
