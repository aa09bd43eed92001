package dev.roadcase.routing;

import dev.roadcase.model.Ask;
import dev.roadcase.model.Base;
import dev.roadcase.model.CardPort;
import dev.roadcase.model.Equipment;
import dev.roadcase.model.EquipmentCard;
import dev.roadcase.model.EquipmentPort;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Port;
import dev.roadcase.model.Row;
import dev.roadcase.model.Sent;
import dev.roadcase.routing.Plan.Act;
import dev.roadcase.routing.Plan.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Plans to bring a change of a model in the library over to the devices of one show that are of that model. What the crew
 * changed by hand stays, unless that is wanted otherwise; a port with a cable never goes, and ports that the crew added are
 * left alone.
 */
public final class ModelPush {
    private final Graph graph;
    private final Show show;
    private final String where;
    private final Row model;
    private final boolean overwrite;
    private final Words words;
    private final Hands hands;
    private final List<ModelPort> ports;
    private final List<Line> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Ask> asks = new ArrayList<>();
    private int changed;

    private ModelPush(Graph graph, Show show, String where, Row model, boolean overwrite) {
        this.where = where;
        this.graph = graph;
        this.show = show;
        this.model = model;
        this.overwrite = overwrite;
        words = new Words(graph);
        hands = new Hands(show);
        ports = ModelPort.of(show, model.id());
    }

    /**
     * Plans it for these devices of one show.
     *
     * @param where what the show is called
     * @param overwrite whether what the crew changed by hand is set to what the model says, too
     */
    public static Plan plan(Graph graph, Show show, String where, Row model, List<Row> devices, boolean overwrite) {
        if (model.type() != Equipment.TYPE) {
            throw new IllegalArgumentException("only models are brought over");
        }
        return new ModelPush(graph, show, where, model, overwrite).plan(devices);
    }

    private Plan plan(List<Row> devices) {
        devices.forEach(this::device);
        String summary = changed == 0
                ? where + ": every " + model.text("model") + " is as the library says."
                : where + ": " + changed + (changed == 1 ? " device gets" : " devices get")
                        + " what the library says of the " + model.text("model") + ".";
        return new Plan(summary, lines, notes, asks);
    }

    private void device(Row device) {
        List<Row> rows = show.nested(Port.TYPE, device.id());
        Map<UUID, ModelPort> places = places(device, rows);
        Map<UUID, Row> byModel = new HashMap<>();
        rows.forEach(row -> {
            ModelPort port = places.get(row.id());
            if (port != null) {
                byModel.put(port.id(), row);
            }
        });
        int before = lines.size();
        Set<UUID> gone = gone(device, rows, places.keySet());
        List<Sent> items = new ArrayList<>();
        for (ModelPort port : ports) {
            Row row = byModel.get(port.id());
            items.add(row == null ? added(device, port, rows) : compared(device, row, port));
        }
        for (Row row : rows) {
            if (!places.containsKey(row.id()) && !gone.contains(row.id())) {
                items.add(new Sent(row.id(), null, Map.of(), Map.of(), List.of()));
            }
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (!device.text("category").equals(model.text("category"))) {
            fields.put("category", model.text("category"));
            lines.add(Line.of(
                    Act.CHANGE,
                    device.key(),
                    device.text("name"),
                    "category " + device.text("category") + " > " + model.text("category")));
        }
        if (lines.subList(before, lines.size()).stream().anyMatch(line -> line.act() != Act.KEEP)) {
            changed++;
            Sent sent = new Sent(null, null, fields, Map.of("ports", items), List.of());
            asks.add(new Ask.Edit(device.key(), sent, new Base.Version(device.version())));
        }
    }

    /** Which port of the model each port is: by its id from when it was placed, else as it is marked, else by its number. */
    private Map<UUID, ModelPort> places(Row device, List<Row> rows) {
        Map<UUID, ModelPort> said = new LinkedHashMap<>();
        List<End> rest = new ArrayList<>();
        Map<UUID, ModelPort> usual = new HashMap<>();
        ports.forEach(port -> usual.put(port.at(device.id()), port));
        Set<UUID> former = former(device);
        for (Row row : rows) {
            ModelPort port = usual.get(row.id());
            End end = graph.end(row.id());
            if (port != null) {
                said.put(row.id(), port);
            } else if (end != null && !former.contains(row.id())) {
                rest.add(end);
            }
        }
        return new PortMatch(graph, ports, said).alike(rest);
    }

    /** The ids that ports have here which the model had once and has no more. */
    private Set<UUID> former(Row device) {
        Set<UUID> former = new HashSet<>();
        show.everNested(EquipmentPort.TYPE, model.id())
                .forEach(id -> former.add(Ids.derived(device.id(), id.toString())));
        for (UUID card : show.everNested(EquipmentCard.TYPE, model.id())) {
            show.everNested(CardPort.TYPE, card).forEach(id -> former.add(Ids.derived(device.id(), id.toString())));
        }
        ports.forEach(port -> former.remove(port.at(device.id())));
        return former;
    }

    /** Ports that go because the model has them no more. */
    private Set<UUID> gone(Row device, List<Row> rows, Set<UUID> placed) {
        Set<UUID> former = former(device);
        Map<UUID, List<Link>> plugged = Plugged.at(graph, device.id());
        Set<UUID> gone = new HashSet<>();
        for (Row row : rows) {
            End end = graph.end(row.id());
            if (end == null || placed.contains(row.id()) || !former.contains(row.id())) {
                continue;
            }
            String at = words.end(end);
            if (plugged.containsKey(row.id())) {
                lines.add(Line.of(
                        Act.KEEP,
                        end.key(),
                        end.marked(),
                        at + " is gone from the model and stays: " + Words.and(Plugged.names(plugged, end))
                                + " is plugged there"));
                notes.add(at + " is gone from the model, but " + Words.and(Plugged.names(plugged, end))
                        + " is plugged there. Move it, then do this again.");
            } else if (hands.wrote(row, "label") && !overwrite) {
                lines.add(Line.of(
                        Act.KEEP,
                        end.key(),
                        end.marked(),
                        at + " is gone from the model and stays: the crew named it"));
            } else {
                gone.add(row.id());
                lines.add(Line.of(Act.REMOVE, end.key(), end.marked(), at + " is gone from the model"));
            }
        }
        return gone;
    }

    private Sent added(Row device, ModelPort port, List<Row> rows) {
        UUID usual = port.at(device.id());
        UUID id = rows.stream().anyMatch(row -> row.id().equals(usual)) ? Ids.mint() : usual;
        Map<String, @Nullable Object> fields = port.fields();
        fields.put("direction", port.flow().word());
        lines.add(Line.of(
                Act.ADD,
                new Key(Port.TYPE, id),
                port.marked(),
                device.text("name") + " " + port.marked() + ", " + port.connector()));
        return new Sent(id, null, fields, Map.of(), List.of());
    }

    private Sent compared(Row device, Row row, ModelPort port) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        List<String> changes = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        port.fields().forEach((name, value) -> {
            if (!Objects.equals(row.get(name), value)) {
                String change = name + " " + said(row.get(name)) + " > " + said(value);
                if (hands.wrote(row, name) && !overwrite) {
                    kept.add(change);
                } else {
                    changes.add(change);
                    fields.put(name, value);
                }
            }
        });
        String at = device.text("name") + " " + (row.text("label").isEmpty() ? port.marked() : row.text("label"));
        if (!changes.isEmpty()) {
            lines.add(Line.of(Act.CHANGE, row.key(), port.marked(), at + ": " + String.join(", ", changes)));
        }
        if (!kept.isEmpty()) {
            lines.add(Line.of(
                    Act.KEEP,
                    row.key(),
                    port.marked(),
                    at + " was changed by hand and stays: not " + String.join(", ", kept)));
        }
        return new Sent(row.id(), null, fields, Map.of(), List.of());
    }

    private static String said(@Nullable Object value) {
        return value == null || value.toString().isEmpty() ? "nothing" : value.toString();
    }
}
