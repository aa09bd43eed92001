package dev.roadcase.content;

import dev.roadcase.model.ChecklistItem;
import dev.roadcase.model.Connection;
import dev.roadcase.model.Device;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Equipment;
import dev.roadcase.model.IpAddress;
import dev.roadcase.model.Port;
import dev.roadcase.model.Row;
import dev.roadcase.model.Send;
import dev.roadcase.model.SendInput;
import dev.roadcase.model.Source;
import dev.roadcase.model.SourceOutput;
import dev.roadcase.store.Reading;
import dev.roadcase.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything a store holds of the demo show, read in one look. */
record LoadedDemo(
        List<Row> sources,
        List<Row> outputs,
        List<Row> sends,
        List<Row> inputs,
        List<Row> devices,
        List<Row> ports,
        List<Row> connections,
        List<Row> ipAddresses,
        List<Row> checklistItems,
        List<Row> equipment) {
    static final Instant NOW = Instant.parse("2027-03-05T16:20:00Z");

    /** Loaded once for all tests that only look. */
    static LoadedDemo shared() {
        return Shared.DEMO;
    }

    private static final class Shared {
        static final LoadedDemo DEMO = load();

        private static LoadedDemo load() {
            try (Store store = Stores.temporary()) {
                new StarterContent().seed(store);
                new DemoShow().seed(store, Clock.fixed(NOW, ZoneOffset.UTC), true);
                return of(store);
            }
        }
    }

    static LoadedDemo of(Store store) {
        return store.read(r -> new LoadedDemo(
                live(r, Source.TYPE),
                live(r, SourceOutput.TYPE),
                live(r, Send.TYPE),
                live(r, SendInput.TYPE),
                live(r, Device.TYPE),
                live(r, Port.TYPE),
                live(r, Connection.TYPE),
                live(r, IpAddress.TYPE),
                live(r, ChecklistItem.TYPE),
                r.everything(Equipment.TYPE, Store.LIBRARY)));
    }

    private static List<Row> live(Reading reading, EntityType<?> type) {
        return reading.everything(type, DemoShow.ID).stream()
                .filter(row -> !row.deleted())
                .toList();
    }

    /** The records that routing looks at. */
    List<Row> routed() {
        return Stream.of(equipment, sources, outputs, sends, inputs, devices, ports, connections, ipAddresses)
                .flatMap(List::stream)
                .toList();
    }

    /** The connector that {@code Device|Port} names. */
    Row port(String device, String label) {
        return port(device(device), label);
    }

    private UUID device(String name) {
        return devices.stream()
                .filter(d -> d.text("name").equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    List<String> portLabels(String device) {
        UUID id = device(device);
        return ports.stream()
                .filter(p -> id.equals(p.parent()))
                .map(p -> p.text("label"))
                .toList();
    }

    Row port(@Nullable UUID device, String label) {
        return ports.stream()
                .filter(p -> p.text("label").equals(label) && device != null && device.equals(p.parent()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no port " + label));
    }

    private boolean hasPort(UUID device, String label) {
        return ports.stream().anyMatch(p -> p.text("label").equals(label) && device.equals(p.parent()));
    }

    /** Where signals end: inputs of sends and inputs of devices, by id. */
    Map<UUID, Row> takers() {
        return byId(Stream.concat(
                inputs.stream(), ports.stream().filter(p -> !p.text("direction").equals("out"))));
    }

    /** Where signals begin. */
    Map<UUID, Row> givers() {
        return byId(Stream.concat(
                outputs.stream(),
                ports.stream().filter(p -> !p.text("direction").equals("in"))));
    }

    private static Map<UUID, Row> byId(Stream<Row> rows) {
        Map<UUID, Row> byId = new LinkedHashMap<>();
        rows.forEach(row -> byId.put(row.id(), row));
        return byId;
    }

    /** Every cable of every connection; one that goes through a device is two. */
    List<Cable> cables() {
        return connections.stream().flatMap(this::cables).toList();
    }

    private Stream<Cable> cables(Row connection) {
        UUID from = (UUID) connection.get("fromPortId");
        UUID to = (UUID) connection.get("toPortId");
        if (!(connection.get("intermediateId") instanceof UUID device)) {
            return Stream.of(new Cable(from, to, connection));
        }
        if (!hasPort(device, connection.text("intermediateInput"))) {
            return Stream.of(); // wrong on purpose
        }
        Row in = port(device, connection.text("intermediateInput"));
        Row out = port(device, connection.text("intermediateOutput"));
        return Stream.of(new Cable(from, in.id(), connection), new Cable(out.id(), to, connection));
    }

    /** One edge of the port graph. */
    record Cable(@Nullable UUID from, @Nullable UUID to, Row connection) {}
}
