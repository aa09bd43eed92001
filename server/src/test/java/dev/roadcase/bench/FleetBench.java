package dev.roadcase.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Actor;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.ChangesetCodec;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Frames;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.model.Key;
import dev.roadcase.model.Outgoing;
import dev.roadcase.model.Patch;
import dev.roadcase.model.Production;
import dev.roadcase.model.Source;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.TestRoadcase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many edges push to one hub process at once, each to a show of its own; hub, PostgreSQL and edges share the machine. */
final class FleetBench implements AutoCloseable {
    private static final int EDGES = 100;
    private static final int AT_ONCE = 16;
    private static final int PUSHES = 4;
    private static final int PER_PUSH = 50;

    private final EmbeddedPostgres postgres;
    private final TestRoadcase hub;
    private final Api edges;
    private final Actor tech = new Actor(Ids.random(), "Tech", Actor.Kind.USER);

    /** One show with the changesets its edge still has to send, in the bytes they are sent in. */
    private record Show(UUID id, List<String> pushes) {}

    FleetBench(Path folder) throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        hub = TestRoadcase.hub(
                folder.resolve("fleet-hub"), new DatabaseUrl(postgres.getJdbcUrl("postgres", "postgres")));
        Api admin = hub.api();
        ObjectNode nothing = Json.MAPPER.createObjectNode();
        String code =
                admin.post("/api/sync/pair-codes", nothing).json().path("code").asText();
        ObjectNode redeem = nothing.put("code", code).put("name", "fleet");
        edges = admin.as(admin.as("")
                .post("/api/sync/v1/redeem", redeem)
                .json()
                .path("token")
                .asText());
    }

    /** Changesets taken in per second, each an edit of one field and durable before it is answered. */
    double run() throws InterruptedException, ExecutionException {
        all(shows()); // warm
        List<Show> shows = shows();
        long from = System.nanoTime();
        all(shows);
        return EDGES * PUSHES * PER_PUSH / ((System.nanoTime() - from) / 1e9);
    }

    private List<Show> shows() {
        List<Show> shows = new ArrayList<>();
        for (int i = 0; i < EDGES; i++) {
            shows.add(show());
        }
        return shows;
    }

    private Show show() {
        UUID show = Ids.mint();
        List<Key> sources = new ArrayList<>();
        List<Patch> made = new ArrayList<>();
        made.add(Patch.create(
                new Key(Production.TYPE, show),
                groups(Production.TYPE, Map.of("client", "Acme", "showName", "Gala")),
                Instant.now()));
        for (int i = 0; i < PER_PUSH; i++) {
            sources.add(new Key(Source.TYPE, Ids.mint()));
            made.add(Patch.create(
                    sources.getLast(),
                    groups(Source.TYPE, Map.of("type", "camera", "name", "Cam " + i)),
                    Instant.now()));
        }
        Changeset creation = set(show, made);
        push(show, frames(List.of(creation)));
        List<String> pushes = new ArrayList<>();
        UUID[] last = new UUID[PER_PUSH];
        Arrays.fill(last, creation.id());
        for (int n = 0; n < PUSHES; n++) {
            List<Changeset> sets = new ArrayList<>();
            for (int i = 0; i < PER_PUSH; i++) {
                sets.add(set(show, List.of(edit(sources.get(i), n, last[i]))));
                last[i] = sets.getLast().id();
            }
            pushes.add(frames(sets));
        }
        return new Show(show, pushes);
    }

    private Changeset set(UUID show, List<Patch> patches) {
        return new Changeset(Ids.random(), show, false, tech, Instant.now(), Cause.EDIT, patches);
    }

    private static Map<String, GroupPatch> groups(EntityType<?> type, Map<String, Object> fields) {
        Map<String, GroupPatch> groups = new HashMap<>();
        fields.forEach((field, value) -> {
            String group = Objects.requireNonNull(type.field(field)).group();
            groups.put(group, new GroupPatch(Map.of(), Map.of(field, value), null));
        });
        return groups;
    }

    private static Patch edit(Key key, int round, UUID after) {
        return Patch.edit(
                key, Map.of("note", new GroupPatch(Map.of(), Map.of("note", "seen in round " + round), after)));
    }

    private static String frames(List<Changeset> sets) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (Changeset set : sets) {
                Frames.write(out, new Outgoing(set.id(), ChangesetCodec.write(set), 0, null, null));
            }
            Frames.end(out, Json.MAPPER.createObjectNode());
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void push(UUID show, String frames) {
        Api.Answer answer = edges.send("POST", "/api/sync/v1/" + show + "/push", frames);
        if (answer.status() != 200
                || answer.body().contains("conflict")
                || answer.body().contains("quarantined")) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
    }

    private void all(List<Show> shows) throws InterruptedException, ExecutionException {
        try (ExecutorService crew = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> under = new ArrayList<>();
            shows.forEach(show ->
                    under.add(crew.submit(() -> show.pushes().forEach(frames -> push(show.id(), frames)))));
            for (Future<?> one : under) {
                one.get();
            }
        }
    }

    @Override
    public void close() throws IOException {
        hub.close();
        postgres.close();
    }
}
