package dev.roadcase.routing;

import dev.roadcase.model.Ask;
import dev.roadcase.model.Device;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Field;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Port;
import dev.roadcase.model.Row;
import dev.roadcase.model.Sent;
import dev.roadcase.routing.Finding.Place;
import dev.roadcase.routing.Plan.Act;
import dev.roadcase.routing.Plan.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Copies of sources, sends and devices, each with the next free name and ends of its own. */
final class Twins {
    /** What belongs to one unit and not to the next one of its kind. */
    private static final Set<String> OWN =
            Set.of("position", "serialNumber", "ipAddress", "pairedDeviceId", "redundancy");

    private final Graph graph;
    private final Show show;
    private final Map<EntityType<?>, NextName> names = new HashMap<>();

    /** A copied thing. */
    record Made(Ask ask, Line line, Map<UUID, Twin> ends) {}

    Twins(Graph graph, Show show) {
        this.graph = graph;
        this.show = show;
    }

    Made copy(Holder holder) {
        Row row = show.live(holder.key());
        if (row == null) {
            throw new IllegalStateException("a thing of the graph that is not there");
        }
        UUID id = Ids.mint();
        Map<String, @Nullable Object> fields = fields(row);
        String named = name(holder);
        fields.put(holder.printed().isEmpty() ? "name" : "label", named);
        String label = holder.printed().isEmpty() ? named : (named + " " + holder.name()).strip();
        List<Sent> items = new ArrayList<>();
        Map<UUID, Twin> ends = ends(holder, row, id, label, items);
        EntityType.Child child = row.type().children().getFirst();
        Sent sent = new Sent(id, null, fields, Map.of(child.name(), items), List.of());
        Line line = Line.of(Act.ADD, new Key(row.type(), id), label, "a copy of " + holder.label());
        return new Made(new Ask.Create(row.type(), id, sent, null, false), line, ends);
    }

    private String name(Holder holder) {
        return names.computeIfAbsent(
                        holder.type(),
                        type -> new NextName(graph.holders().stream()
                                .filter(h -> h.type() == type)
                                .map(h -> h.printed().isEmpty() ? h.name() : h.printed())))
                .after(holder.printed().isEmpty() ? holder.name() : holder.printed());
    }

    private static Map<String, @Nullable Object> fields(Row row) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Field field : row.type().fields()) {
            Object value = row.get(field.name());
            if (value != null && !field.isHidden() && !OWN.contains(field.name())) {
                fields.put(field.name(), value);
            }
        }
        return fields;
    }

    private Map<UUID, Twin> ends(Holder holder, Row row, UUID id, String label, List<Sent> items) {
        EntityType<?> type = row.type().children().getFirst().type();
        List<Row> rows = show.nested(type, row.id());
        Map<UUID, UUID> ids = new HashMap<>();
        rows.forEach(r -> ids.put(r.id(), Ids.derived(id, r.id().toString())));
        Map<UUID, Twin> ends = new HashMap<>();
        boolean only = !holder.isDevice() && rows.size() == 1;
        for (Row end : rows) {
            Map<String, @Nullable Object> fields = fields(end);
            if (type == Port.TYPE && fields.get("routedFrom") instanceof UUID shown) {
                fields.put("routedFrom", ids.get(shown));
            }
            UUID copy = ids.getOrDefault(end.id(), id);
            items.add(new Sent(copy, null, fields, Map.of(), List.of()));
            End like = graph.end(end.id());
            if (like != null) {
                Place place = new Place(new Key(type, copy), only ? label : label + " " + like.marked());
                ends.put(end.id(), new Twin(copy, id, like, like.marked(), place));
            }
        }
        return ends;
    }

    /** Whether nothing but that chain runs through a device, so that a copy of it stands for it. */
    boolean isOnly(Holder holder, Set<UUID> connections) {
        return holder.type() == Device.TYPE
                && graph.endsOf(holder.id()).stream()
                        .allMatch(e -> graph.cablesFrom(e.id()).stream()
                                        .allMatch(c -> connections.contains(c.connection()))
                                && graph.cablesTo(e.id()).stream().allMatch(c -> connections.contains(c.connection())));
    }
}
