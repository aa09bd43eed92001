package dev.roadcase.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.FlakyProxy;
import dev.roadcase.testkit.FlakyProxy.Fault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** The hub, the edge, the line between them and the crew; a method for each step of the drill, which answers with what it saw. */
final class Venue implements AutoCloseable {
    private static final int CLASHES = 5;
    private static final int EDITS = 10;

    private final Path folder;
    private final int count;
    private final EmbeddedPostgres postgres;
    private final int hubPort = freePort();
    private final int edgePort = freePort();
    private final Ledger ledger = new Ledger();
    private final Sightings sightings = new Sightings();
    private final List<Phone> phones = new ArrayList<>();
    private final List<String> contested = new ArrayList<>();
    private Program hub;
    private final Program edge;
    private final FlakyProxy line;
    private String show = "";

    Venue(Path folder, int count) throws IOException {
        this.folder = folder;
        this.count = count;
        postgres = EmbeddedPostgres.builder().start();
        hub = hubOn("postgres");
        edge = new Program(folder.resolve("edge"), edgePort, List.of("--name", "Truck 1"));
        line = new FlakyProxy(hubPort);
    }

    private Program hubOn(String database) {
        return new Program(
                folder.resolve("hub"),
                hubPort,
                List.of(
                        "--role",
                        "hub",
                        "--name",
                        "Office",
                        "--demo",
                        "--database",
                        postgres.getJdbcUrl("postgres", database)));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> plan() throws Exception {
        hub.start();
        show = hub.api().get("/api/productions").json().path(0).path("id").asText();
        JsonNode document = show(hub.api());
        int ports = 0;
        for (JsonNode device : document.path("devices")) {
            ports += device.path("ports").size();
        }
        return List.of(
                "%d sources, %d sends, %d devices with %,d ports, %d connections, %d addresses, %d checklist items"
                        .formatted(
                                document.path("sources").size(),
                                document.path("sends").size(),
                                document.path("devices").size(),
                                ports,
                                document.path("connections").size(),
                                document.path("ipAddresses").size(),
                                document.path("checklistItems").size()));
    }

    private JsonNode show(Api server) {
        return server.get("/api/productions/" + show + "/show").json();
    }

    List<String> pack() throws Exception {
        edge.start();
        String code = hub.say("pair-code").lines().findFirst().orElse("");
        edge.say("pair", line.url(), code);
        long from = System.nanoTime();
        String packed = edge.say("pack", show).lines().reduce((a, b) -> b).orElse("");
        long millis = millisSince(from);
        await("a snapshot of the packed show", () -> !backups().isEmpty());
        for (JsonNode source : show(hub.api()).path("sources")) {
            if (contested.size() < CLASHES) {
                contested.add("/api/sources/" + source.path("id").asText());
            }
        }
        hub.stop(); // a copy needs the database to itself
        copyOfLastNight();
        hub.start();
        return List.of(
                "%s (%.1f s)".formatted(packed, millis / 1e3),
                "a snapshot by itself: " + backups().path(0).path("name").asText());
    }

    private JsonNode backups() {
        try {
            return edge.api().get("/api/backups").json();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copyOfLastNight() throws SQLException {
        try (Connection connection =
                        postgres.getDatabase("postgres", "template1").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE last_night TEMPLATE postgres");
        }
    }

    List<String> work() throws Exception {
        line.become(Fault.BLACK_HOLE, 0);
        String pin = edge.say("pin");
        for (int i = 1; i <= count; i++) {
            phones.add(new Phone(i, edge.api(), pin, show, ledger, sightings));
        }
        phones.forEach(Phone::join);
        AtomicInteger kept = new AtomicInteger();
        everyPhone(phone -> {
            for (int i = 0; i < EDITS; i++) {
                kept.addAndGet(phone.edit() ? 1 : 0);
            }
        });
        await("every phone to have seen every edit", this::allHaveSeenAll);
        return List.of(
                "%d phones joined by PIN and followed the show; %,d edits".formatted(count, kept.get()),
                "seen by all others " + sightings.told());
    }

    private void everyPhone(java.util.function.Consumer<Phone> action) throws InterruptedException {
        List<Thread> hands = phones.stream()
                .map(phone -> Thread.ofVirtual().start(() -> action.accept(phone)))
                .toList();
        for (Thread hand : hands) {
            hand.join();
        }
    }

    private boolean allHaveSeenAll() {
        try {
            long head = show(edge.api()).path("seq").asLong();
            return phones.stream().allMatch(phone -> phone.seen() == head);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> powerCut() throws Exception {
        AtomicInteger before = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        Thread crew = Thread.ofVirtual().start(() -> {
            try {
                everyPhone(phone -> {
                    for (int i = 0; i < EDITS; i++) {
                        (phone.edit() ? before : refused).incrementAndGet();
                    }
                });
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        await("edits under way", () -> before.get() > count);
        edge.kill();
        crew.join();
        long from = System.nanoTime();
        edge.start();
        long back = millisSince(from);
        List<String> missing = ledger.missingAt(edge.api());
        if (!missing.isEmpty()) {
            throw new DrillFailed("After the power cut: " + missing.getFirst());
        }
        everyPhone(Phone::edit);
        await("every phone to go on where it was", this::allHaveSeenAll);
        long gaps = phones.stream().mapToLong(Phone::gaps).sum();
        return List.of(
                "%,d edits were acknowledged before it, %,d got no answer; back after %.1f s, none of the acknowledged is missing"
                        .formatted(before.get(), refused.get(), back / 1e3),
                "%d streams went on where they were; events missed or seen twice: %d".formatted(count, gaps));
    }

    List<String> planOn() throws Exception {
        int added = 0;
        for (int i = 1; i <= 20; i++) {
            String path = "/api/sources/" + Ids.mint();
            String name = "Planned " + i;
            ObjectNode body =
                    Json.MAPPER.createObjectNode().put("type", "playback").put("name", name);
            body.put("id", path.substring(path.lastIndexOf('/') + 1));
            ledger.asked(path, name);
            if (hub.api().post("/api/productions/" + show + "/sources", body).status() == 201) {
                ledger.acknowledged(path, name);
                added++;
            }
        }
        for (String path : contested) {
            rename(hub.api(), path, "as the office has it");
            rename(edge.api(), path, "as the crew has it");
        }
        return List.of("%d sources more on the hub; %d names changed on both sides".formatted(added, contested.size()));
    }

    private static void rename(Api server, String path, String name) {
        Api.Answer answer = server.put(path, Json.MAPPER.createObjectNode().put("name", name), "If-Match", "*");
        if (answer.status() != 200) {
            throw new DrillFailed("A rename was refused: " + answer.body());
        }
    }

    List<String> goOnline() throws Exception {
        line.become(Fault.PORTAL, 0);
        await("the edge to meet the sign-in page", () -> reason().contains("sign in"));
        String reason = reason();
        line.become(Fault.LOSSY, 0);
        long from = System.nanoTime();
        await("both to be level", this::isLevel);
        long millis = millisSince(from);
        return List.of(
                "first a sign-in page: " + reason,
                "then 50 ms and 2 %% loss: level after %.1f s, %s".formatted(millis / 1e3, clashes()));
    }

    private String reason() {
        try {
            return edge.api().get("/api/sync/status").json().path("reason").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Both values of each clash must be there for people to see. */
    private String clashes() throws IOException {
        JsonNode all = edge.api()
                .get("/api/sync/conflicts?resolution=all&production=" + show)
                .json();
        int both = 0;
        for (JsonNode one : all) {
            String text = one.path("cloud") + " " + one.path("local");
            if (text.contains("as the office has it") && text.contains("as the crew has it")) {
                both++;
            }
        }
        if (both < contested.size()) {
            throw new DrillFailed("Only " + both + " of " + contested.size() + " clashes are told with both values");
        }
        return both + " clashes in the inbox with both values";
    }

    private boolean isLevel() {
        try {
            JsonNode here = production(edge.api());
            JsonNode there = production(hub.api());
            return here.path("queued").asInt(1) == 0
                    && here.path("hubSeq").equals(there.path("seq"))
                    && here.path("digest").equals(there.path("digest"));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private JsonNode production(Api server) {
        for (JsonNode one : server.get("/api/sync/status").json().path("productions")) {
            if (one.path("id").asText().equals(show)) {
                return one;
            }
        }
        return Json.MAPPER.missingNode();
    }

    List<String> setBackHub() throws Exception {
        hub.stop();
        hub = hubOn("last_night");
        hub.start();
        int missing = ledger.missingAt(hub.api()).size();
        line.become(Fault.NONE, 0);
        long from = System.nanoTime();
        edge.say("sync");
        await("both to be level again", this::isLevel);
        return List.of("%d records were missing there; all back %.1f s later, out of the edge's memory"
                .formatted(missing, millisSince(from) / 1e3));
    }

    List<String> putAway() throws Exception {
        Path archive = folder.resolve("show.json");
        Path cables = folder.resolve("cables.pdf");
        edge.say("cables", show, "--number", "-o", cables.toString());
        ObjectNode archived = Json.MAPPER.createObjectNode().put("status", "archived");
        edge.api().put("/api/productions/" + show, archived, "If-Match", "*");
        edge.say("sync");
        edge.say("export", show, "-o", archive.toString());
        String again = edge.say("import", archive.toString(), "--dry-run")
                .lines()
                .findFirst()
                .orElse("");
        return List.of(String.format(
                Locale.ROOT,
                "archive of %,d kB (read again: %s), cable schedule of %,d kB",
                Files.size(archive) / 1000,
                again,
                Files.size(cables) / 1000));
    }

    /** What is not on both sides in the end. */
    List<String> missing() throws IOException {
        List<String> missing = new ArrayList<>(ledger.missingAt(edge.api()));
        missing.addAll(ledger.missingAt(hub.api()));
        return missing;
    }

    int acknowledged() {
        return ledger.size();
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    private static void await(String what, BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + 120_000_000_000L;
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new DrillFailed("Waited two minutes for " + what);
            }
            Thread.sleep(50);
        }
    }

    @Override
    public void close() throws IOException {
        for (Phone phone : phones) {
            phone.close();
        }
        edge.close();
        hub.close();
        line.close();
        postgres.close();
    }
}
