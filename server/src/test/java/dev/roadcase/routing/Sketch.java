package dev.roadcase.routing;

import dev.roadcase.model.Ask;
import dev.roadcase.model.Connection;
import dev.roadcase.model.Device;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Ids;
import dev.roadcase.model.IpAddress;
import dev.roadcase.model.Key;
import dev.roadcase.model.Lineage;
import dev.roadcase.model.Port;
import dev.roadcase.model.Positions;
import dev.roadcase.model.Row;
import dev.roadcase.model.Send;
import dev.roadcase.model.SendInput;
import dev.roadcase.model.Sent;
import dev.roadcase.model.Source;
import dev.roadcase.model.SourceOutput;
import dev.roadcase.model.Stamp;
import dev.roadcase.model.Values;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A show that tests draw with few words. Ids follow from the order in which things are added. */
final class Sketch implements Show {
    private static final UUID SHOW = Ids.fixed("test", "show");

    private final Map<UUID, Row> rows = new LinkedHashMap<>();
    private @Nullable String position;

    List<Row> rows() {
        return List.copyOf(rows.values());
    }

    Row row(UUID id) {
        Row row = rows.get(id);
        if (row == null) {
            throw new IllegalArgumentException("no such row");
        }
        return row;
    }

    Graph graph() {
        return Graph.of(rows.values());
    }

    UUID add(EntityType<?> type, Map<String, ?> fields) {
        position = Positions.after(position);
        UUID id = Ids.derived(SHOW, type.path() + rows.size());
        Values values = Values.empty(type.fields().size())
                .with(type, Map.of("position", position))
                .with(type, fields);
        Instant now = Instant.EPOCH;
        rows.put(id, new Row(type, id, SHOW, values, 1, now, now, SHOW, false, Lineage.created(new Stamp(SHOW, now))));
        return id;
    }

    /** Carries out a plan as the store would, rules aside. */
    void apply(List<Ask> asks) {
        for (Ask ask : asks) {
            switch (ask) {
                case Ask.Create create ->
                    put(create.type(), create.id(), create.sent().fields(), create.sent());
                case Ask.Edit edit -> {
                    rows.put(
                            edit.key().id(),
                            row(edit.key().id()).with(edit.sent().fields()));
                    arrays(edit.key().type(), edit.key().id(), edit.sent());
                }
                case Ask.Delete delete -> delete(delete.key().id());
                default -> throw new IllegalArgumentException("no plan asks for " + ask);
            }
        }
    }

    private void put(EntityType<?> type, UUID id, Map<String, @Nullable Object> fields, Sent sent) {
        Row known = rows.get(id);
        if (known != null) {
            rows.put(id, known.flagged(false).with(fields));
        } else {
            position = Positions.after(position);
            Values values = Values.empty(type.fields().size())
                    .with(type, Map.of("position", position))
                    .with(type, fields);
            Instant now = Instant.EPOCH;
            rows.put(
                    id,
                    new Row(type, id, SHOW, values, 1, now, now, SHOW, false, Lineage.created(new Stamp(SHOW, now))));
        }
        arrays(type, id, sent);
    }

    private void arrays(EntityType<?> type, UUID id, Sent sent) {
        for (EntityType.Child child : type.children()) {
            List<Sent> items = sent.nested().get(child.name());
            if (items == null) {
                continue;
            }
            List<UUID> kept = items.stream().map(Sent::id).toList();
            nested(child.type(), id).stream()
                    .filter(row -> !kept.contains(row.id()))
                    .forEach(row -> delete(row.id()));
            for (Sent item : items) {
                Map<String, @Nullable Object> fields = new HashMap<>(item.fields());
                fields.put(String.valueOf(child.type().parentField()), id);
                put(child.type(), java.util.Objects.requireNonNull(item.id()), fields, item);
            }
        }
    }

    @Override
    public @Nullable Row live(Key key) {
        Row row = rows.get(key.id());
        return row == null || row.deleted() ? null : row;
    }

    @Override
    public List<Row> nested(EntityType<?> type, UUID parent) {
        return rows.values().stream()
                .filter(row -> row.type() == type && parent.equals(row.parent()) && !row.deleted())
                .sorted(Comparator.comparing(row -> row.text("position")))
                .toList();
    }

    @Override
    public List<UUID> everNested(EntityType<?> type, UUID parent) {
        return rows.values().stream()
                .filter(row -> row.type() == type && parent.equals(row.parent()))
                .map(Row::id)
                .toList();
    }

    @Override
    public boolean isFromModel(UUID scope, UUID change) {
        return false;
    }

    void set(UUID id, Map<String, ?> fields) {
        rows.put(id, row(id).with(fields));
    }

    void delete(UUID id) {
        rows.put(id, row(id).flagged(true));
    }

    UUID source(String label, Map<String, ?> more) {
        return with(add(Source.TYPE, Map.of("label", label, "name", "", "type", "laptop")), more);
    }

    UUID send(String label, Map<String, ?> more) {
        return with(add(Send.TYPE, Map.of("label", label, "name", "", "type", "monitor")), more);
    }

    private UUID with(UUID id, Map<String, ?> more) {
        set(id, more);
        return id;
    }

    UUID output(UUID source, String connector) {
        return add(SourceOutput.TYPE, Map.of("sourceId", source, "connector", connector, "outputIndex", 1));
    }

    UUID input(UUID send, String connector) {
        return add(SendInput.TYPE, Map.of("sendId", send, "connector", connector, "inputIndex", 1));
    }

    UUID device(String name, String category) {
        return add(Device.TYPE, Map.of("name", name, "category", category));
    }

    UUID port(UUID device, String direction, String connector, String label) {
        return add(
                Port.TYPE, Map.of("deviceId", device, "direction", direction, "connector", connector, "label", label));
    }

    UUID cable(UUID from, UUID to, String label) {
        return add(
                Connection.TYPE,
                Map.of(
                        "fromPortId",
                        from,
                        "toPortId",
                        to,
                        "cableLabel",
                        label,
                        "status",
                        "planned",
                        "cableLengthM",
                        5_000));
    }

    UUID address(String address, String device) {
        return add(IpAddress.TYPE, Map.of("address", address, "device", device));
    }
}
