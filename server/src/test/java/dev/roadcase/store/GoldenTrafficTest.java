package dev.roadcase.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Actor;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.ChangesetCodec;
import dev.roadcase.model.Connection;
import dev.roadcase.model.Frames;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.Json;
import dev.roadcase.model.Key;
import dev.roadcase.model.LogEntry;
import dev.roadcase.model.Outgoing;
import dev.roadcase.model.Patch;
import dev.roadcase.model.Production;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Received;
import dev.roadcase.model.ScopeKind;
import dev.roadcase.model.Source;
import dev.roadcase.model.SourceOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What servers of protocol version 1 have said to each other: every later version has to understand it and come to the same,
 * to the byte. Written anew with -Droadcase.golden=write, which is only right while nobody has that version.
 */
class GoldenTrafficTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/v1");
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final UUID SHOW = new UUID(1, 1);
    private static final Key PRODUCTION = new Key(Production.TYPE, SHOW);
    private static final Key CAMERA = new Key(Source.TYPE, new UUID(2, 1));
    private static final Key OUTPUT = new Key(SourceOutput.TYPE, new UUID(2, 2));
    private static final Key CABLE = new Key(Connection.TYPE, new UUID(2, 3));

    @TempDir
    Path folder = Path.of("");

    private static GroupPatch fresh(String field, Object value) {
        return new GroupPatch(Map.of(), Map.of(field, value), null);
    }

    /** In the order they are named: a map without one would be written differently each time. */
    @SafeVarargs
    private static Map<String, GroupPatch> groups(Map.Entry<String, GroupPatch>... all) {
        Map<String, GroupPatch> groups = new LinkedHashMap<>();
        for (Map.Entry<String, GroupPatch> one : all) {
            groups.put(one.getKey(), one.getValue());
        }
        return groups;
    }

    private static Map.Entry<String, GroupPatch> at(String field, Object value) {
        return Map.entry(field, fresh(field, value));
    }

    private static Patch edit(Key key, String field, Object old, Object value, int after) {
        return Patch.edit(key, Map.of(field, new GroupPatch(Map.of(field, old), Map.of(field, value), id(after))));
    }

    private static UUID id(int number) {
        return new UUID(9, number);
    }

    private static Outgoing change(int number, boolean unit, Patch... patches) {
        Actor by = new Actor(new UUID(5, number % 2), number % 2 == 0 ? "Dana" : "Kim", Actor.Kind.USER);
        Instant at = NOW.minus(Duration.ofHours(1)).plusSeconds(number);
        Changeset set = new Changeset(id(number), SHOW, unit, by, at, Cause.EDIT, List.of(patches));
        return new Outgoing(set.id(), ChangesetCodec.write(set), number, null, null);
    }

    /** A bit of everything: making, editing, agreeing, clashing both ways, waiting for what comes later, deleting too late. */
    private static List<Outgoing> history() {
        return List.of(
                change(
                        1,
                        false,
                        Patch.create(PRODUCTION, groups(at("client", "Acme"), at("showName", "Gala")), NOW),
                        Patch.create(CAMERA, groups(at("type", "cam"), at("name", "Cam 1")), NOW),
                        Patch.create(OUTPUT, groups(at("sourceId", CAMERA.id()), at("connector", "SDI")), NOW),
                        Patch.create(CABLE, Map.of("status", fresh("status", "planned")), NOW)),
                change(2, false, edit(CAMERA, "name", "Cam 1", "Jib", 1)),
                change(3, false, edit(CAMERA, "name", "Cam 1", "Handheld", 1)),
                change(4, false, edit(CABLE, "status", "planned", "patched", 1)),
                change(5, false, edit(CABLE, "status", "planned", "faulty", 1)),
                change(6, false, edit(CABLE, "status", "planned", "patched", 1)),
                change(8, false, edit(OUTPUT, "label", "A", "B", 7)),
                change(
                        7,
                        false,
                        Patch.edit(OUTPUT, Map.of("label", new GroupPatch(Map.of(), Map.of("label", "A"), id(1))))),
                change(
                        9,
                        true,
                        Patch.delete(CAMERA, "00", List.of(), id(1)),
                        Patch.delete(OUTPUT, "00", List.of(), id(1))),
                change(
                        10,
                        true,
                        edit(CABLE, "status", "planned", "verified", 1),
                        edit(CAMERA, "name", "Cam 1", "Swap", 1)));
    }

    private static byte[] pushed() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Outgoing change : history()) {
            Frames.write(out, change);
        }
        Frames.end(out, Json.MAPPER.createObjectNode());
        return out.toByteArray();
    }

    private static List<Outgoing> read(byte[] bytes) throws IOException {
        Frames.Reader frames = new Frames.Reader(new ByteArrayInputStream(bytes));
        List<Outgoing> changes = new ArrayList<>();
        for (Outgoing change = frames.outgoing(); change != null; change = frames.outgoing()) {
            changes.add(change);
        }
        return changes;
    }

    private Store hub(String name) {
        Clock clock = Clock.fixed(NOW, java.time.ZoneOffset.UTC);
        return Store.open(StoreOptions.of(DatabaseUrl.sqlite(folder.resolve(name))), clock);
    }

    private static void take(Store hub, List<Outgoing> changes) {
        List<Proposal> proposals = new ArrayList<>();
        for (Outgoing change : changes) {
            Changeset set = ChangesetCodec.read(change.body());
            Instant at = set.at().plusMillis(change.offsetMillis());
            proposals.add(Proposal.taking(change.id(), new Received(set, change.body(), at, null)));
        }
        hub.commit(new Commit(proposals, false, null));
    }

    private static byte[] log(Store hub) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (LogEntry entry : hub.read(r -> r.log(SHOW, 0, 1 << 20))) {
            Frames.write(out, entry);
        }
        ScopeState state = hub.head(SHOW).orElseThrow();
        ObjectNode trailer = Json.MAPPER
                .createObjectNode()
                .put("head", state.head())
                .put("digest", state.digestText())
                .put("chain", state.chain());
        Frames.end(out, trailer);
        return out.toByteArray();
    }

    private static byte[] golden(String name, byte[] fresh) throws IOException {
        Path file = GOLDEN.resolve(name);
        if ("write".equals(System.getProperty("roadcase.golden"))) {
            Files.createDirectories(GOLDEN);
            Files.write(file, fresh);
        }
        return Files.readAllBytes(file);
    }

    @Test
    void whatWasPushedOnceIsStillUnderstoodAndComesToTheSameLog() throws IOException {
        byte[] push = golden("push.frames", pushed());
        assertThat(read(push)).isEqualTo(history());
        try (Store hub = hub("hub.db")) {
            take(hub, read(push));
            assertThat(new String(log(hub), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo(new String(golden("log.frames", log(hub)), java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    /** The first logs told when an author said a change was made, and not when by the hub's clock. */
    @ParameterizedTest
    @ValueSource(strings = {"log.frames", "log-authors-time.frames"})
    void aLogOfThenIsStillFollowedToTheSameDigest(String name) throws IOException {
        Frames.Reader frames = new Frames.Reader(new ByteArrayInputStream(Files.readAllBytes(GOLDEN.resolve(name))));
        List<LogEntry> entries = new ArrayList<>();
        for (LogEntry entry = frames.entry(); entry != null; entry = frames.entry()) {
            entries.add(entry);
        }
        long digest = Long.parseUnsignedLong(frames.trailer().path("digest").asText(), 16);
        try (Store edge = hub(name + ".db")) {
            edge.edge().pair(new Edge.Hub(new UUID(8, 8), "http://hub.invalid", "Office"));
            edge.edge()
                    .follow(new HubPage(
                            SHOW, ScopeKind.PRODUCTION, new UUID(7, 7), entries, entries.size(), digest, 1));
            Upstream upstream = edge.edge().upstream(SHOW).orElseThrow();
            assertThat(upstream.chain())
                    .isEqualTo(frames.trailer().path("chain").asText());
            assertThat(upstream.isLevel()).isTrue();
            assertThat(edge.edge().conflicts(SHOW, true)).isNotEmpty();
        }
    }
}
