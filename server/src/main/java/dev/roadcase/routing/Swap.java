package dev.roadcase.routing;

import dev.roadcase.model.Ask;
import dev.roadcase.model.Base;
import dev.roadcase.model.Connection;
import dev.roadcase.model.Equipment;
import dev.roadcase.model.Ids;
import dev.roadcase.model.InvalidException;
import dev.roadcase.model.JsonText;
import dev.roadcase.model.Key;
import dev.roadcase.model.Port;
import dev.roadcase.model.Row;
import dev.roadcase.model.Sent;
import dev.roadcase.model.Violation;
import dev.roadcase.model.Violation.Code;
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
 * Plans to put another model in the place of a device. The device stays the record it is, with its name, place and address,
 * and so do its ports where the new model has one in their place: what is plugged stays plugged. Whatever names a port by
 * what is marked at it follows.
 */
public final class Swap {
    private final Graph graph;
    private final Show show;
    private final Wish wish;
    private final Row device;
    private final Row model;
    private final Words words;
    private final List<ModelPort> fresh;
    private final List<End> ends;
    private final Map<UUID, List<Link>> plugged;
    private final Hands hands;
    private final List<Violation> faults = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Ask> asks = new ArrayList<>();

    /**
     * What is wanted.
     *
     * @param equipment the other model
     * @param ports the new port for an old one, each by its id or what is marked at it; null leaves the old one out
     * @param name what the device is called from then on; null when it keeps its name
     * @param drop whether cables go whose port has none in its place
     */
    public record Wish(
            UUID device,
            UUID equipment,
            Map<String, @Nullable String> ports,
            @Nullable String name,
            boolean drop) {
        public Wish {
            ports = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(ports));
        }
    }

    private Swap(Graph graph, Show show, Wish wish, Row device, Row model) {
        this.graph = graph;
        this.show = show;
        this.wish = wish;
        this.device = device;
        this.model = model;
        words = new Words(graph);
        fresh = ModelPort.of(show, model.id());
        ends = graph.endsOf(device.id());
        plugged = Plugged.at(graph, device.id());
        hands = new Hands(show);
    }

    /** Plans it; throws {@link InvalidException} with every port that would be left with a cable and no place. */
    public static Plan plan(Graph graph, Show show, Wish wish) {
        Row device = show.live(new Key(dev.roadcase.model.Device.TYPE, wish.device()));
        Row model = show.live(new Key(Equipment.TYPE, wish.equipment()));
        if (device == null || graph.holder(wish.device()) == null) {
            throw fault("device", Code.UNKNOWN_REFERENCE, "is not a device of this show");
        }
        if (model == null) {
            throw fault("equipmentId", Code.UNKNOWN_REFERENCE, "is not a model of the library");
        }
        return new Swap(graph, show, wish, device, model).plan();
    }

    private static InvalidException fault(String field, Code code, String message) {
        return new InvalidException(List.of(Violation.of(field, code, message)));
    }

    private static String called(Row model) {
        return (model.text("manufacturer") + " " + model.text("model")).strip();
    }

    private Plan plan() {
        if (fresh.isEmpty()) {
            throw fault(
                    "equipmentId",
                    Code.CONTRADICTION,
                    called(model) + " has no ports in the library; add them there first");
        }
        Set<UUID> leftOut = new HashSet<>();
        Map<UUID, ModelPort> said = said(leftOut);
        List<End> used = ends.stream().filter(e -> plugged.containsKey(e.id())).toList();
        List<End> unused =
                ends.stream().filter(e -> !plugged.containsKey(e.id())).toList();
        Map<UUID, ModelPort> places = new PortMatch(graph, fresh, said).match(used, unused, leftOut);
        homeless(used, places);
        if (!faults.isEmpty()) {
            throw new InvalidException(faults);
        }
        places.replaceAll(this::named);
        lines.add(Line.of(
                Act.CHANGE,
                device.key(),
                wish.name() == null ? device.text("name") : wish.name(),
                before() + " > " + called(model)));
        device(places);
        cables(places);
        return new Plan(summary(used), lines, notes, asks);
    }

    /** A port that the crew named by hand keeps that name. */
    private ModelPort named(UUID id, ModelPort port) {
        Row row = show.live(new Key(Port.TYPE, id));
        String label = row == null ? "" : row.text("label").strip();
        if (row == null || label.isEmpty() || label.equalsIgnoreCase(port.marked()) || !hands.wrote(row, "label")) {
            return port;
        }
        boolean taken = fresh.stream()
                .anyMatch(p ->
                        !p.equals(port) && p.flow() == port.flow() && p.marked().equalsIgnoreCase(label));
        return taken ? port : port.labelled(label);
    }

    private String before() {
        Row old = device.get("equipmentId") instanceof UUID id ? show.live(new Key(Equipment.TYPE, id)) : null;
        return old == null ? "no model" : called(old);
    }

    private String summary(List<End> used) {
        long gone = lines.stream()
                .filter(l -> l.act() == Act.REMOVE && l.key().type() == Connection.TYPE)
                .count();
        return device.text("name") + " becomes a " + called(model) + "; "
                + (used.isEmpty()
                        ? "nothing was plugged."
                        : gone == 0
                                ? "everything stays plugged."
                                : gone + (gone == 1 ? " cable goes." : " cables go."));
    }

    /** What was said about single ports. */
    private Map<UUID, ModelPort> said(Set<UUID> leftOut) {
        Map<UUID, ModelPort> said = new LinkedHashMap<>();
        wish.ports().forEach((old, now) -> {
            End end = old(old);
            ModelPort port = now == null || end == null ? null : fresh(now, end);
            if (end == null) {
                faults.add(Violation.of(
                        "ports/" + old, Code.UNKNOWN_REFERENCE, "is not a port of " + device.text("name")));
            } else if (now == null) {
                leftOut.add(end.id());
            } else if (port == null) {
                faults.add(Violation.of(
                        "ports/" + old,
                        Code.UNKNOWN_REFERENCE,
                        "\"" + now + "\" is not " + (end.flow() == Flow.OUT ? "an output" : "an input") + " of a "
                                + called(model)));
            } else if (said.containsValue(port)) {
                faults.add(Violation.of("ports/" + old, Code.DUPLICATE, now + " was given to another port already"));
            } else {
                said.put(end.id(), port);
                if (!PortMatch.replaces(graph, end, port) && plugged.containsKey(end.id())) {
                    notes.add(words.end(end) + " was " + end.connector() + " and becomes " + port.connector()
                            + ": its cable needs a converter.");
                }
            }
        });
        return said;
    }

    private @Nullable End old(String written) {
        for (End end : ends) {
            if (end.id().toString().equalsIgnoreCase(written) || end.marked().equalsIgnoreCase(written.strip())) {
                return end;
            }
        }
        return null;
    }

    private @Nullable ModelPort fresh(String written, End end) {
        for (ModelPort port : fresh) {
            boolean meant = port.id().toString().equalsIgnoreCase(written)
                    || port.marked().equalsIgnoreCase(written.strip());
            if (meant && (end.flow() == Flow.BOTH || end.flow() == port.flow())) {
                return port;
            }
        }
        return null;
    }

    /** Ports with a cable and no place. */
    private void homeless(List<End> used, Map<UUID, ModelPort> places) {
        for (End end : used) {
            if (!places.containsKey(end.id()) && !wish.drop()) {
                List<String> cables = Plugged.names(plugged, end);
                faults.add(Violation.of(
                        "ports/" + end.marked(),
                        Code.TAKEN,
                        "has no place on a " + called(model) + ", and "
                                + Words.and(cables) + (cables.size() == 1 ? " is" : " are")
                                + " plugged there; say which port takes it, or that its cable may go"));
            }
        }
    }

    private void device(Map<UUID, ModelPort> places) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("equipmentId", model.id());
        fields.put("category", model.text("category"));
        if (wish.name() != null) {
            fields.put("name", wish.name());
        }
        Map<UUID, UUID> taking = new HashMap<>();
        places.forEach((id, port) -> taking.put(port.id(), id));
        Set<UUID> kept = places.keySet();
        Map<UUID, Row> rows = new HashMap<>();
        show.nested(Port.TYPE, device.id()).forEach(row -> rows.put(row.id(), row));
        List<Sent> items = new ArrayList<>();
        for (ModelPort port : fresh) {
            UUID old = taking.get(port.id());
            Row row = old == null ? null : rows.get(old);
            items.add(row == null ? added(port, kept) : changed(row, places.getOrDefault(old, port), kept));
        }
        ends.stream()
                .filter(e -> !kept.contains(e.id()))
                .forEach(e ->
                        lines.add(Line.of(Act.REMOVE, e.key(), e.marked(), words.end(e) + " is not there any more")));
        if (device.get("salvos") instanceof JsonText salvos) {
            fields.put("salvos", new Salvos(ends, places, notes).follow(salvos));
        }
        Sent sent = new Sent(null, null, fields, Map.of("ports", items), List.of());
        asks.addFirst(new Ask.Edit(device.key(), sent, new Base.Version(device.version())));
    }

    private Sent added(ModelPort port, Set<UUID> kept) {
        UUID usual = port.at(device.id());
        UUID id = kept.contains(usual) ? Ids.mint() : usual;
        Map<String, @Nullable Object> fields = port.fields();
        fields.put("direction", port.flow().word());
        lines.add(Line.of(Act.ADD, new Key(Port.TYPE, id), port.marked(), port.marked() + ", " + port.connector()));
        return new Sent(id, null, fields, Map.of(), List.of());
    }

    private Sent changed(Row row, ModelPort port, Set<UUID> kept) {
        End end = Objects.requireNonNull(graph.end(row.id()));
        Map<String, @Nullable Object> fields = port.fields();
        fields.put(
                "direction",
                end.flow() == Flow.BOTH ? "bidirectional" : port.flow().word());
        if (!row.text("signal").isEmpty() && !row.text("connector").equalsIgnoreCase(port.connector())) {
            fields.put("signal", null);
        }
        if (row.get("routedFrom") instanceof UUID shown && !kept.contains(shown)) {
            fields.put("routedFrom", null);
            notes.add(words.end(end) + " showed " + words.end(shown) + ", which has no place any more.");
        }
        boolean same = fields.entrySet().stream().allMatch(e -> Objects.equals(row.get(e.getKey()), e.getValue()));
        String text = end.marked() + " > " + port.marked()
                + (end.connector().equalsIgnoreCase(port.connector())
                        ? ""
                        : ", " + end.connector() + " > " + port.connector());
        lines.add(Line.of(same ? Act.KEEP : Act.CHANGE, end.key(), port.marked(), text));
        return new Sent(row.id(), null, fields, Map.of(), List.of());
    }

    /** Connections that name a port by what is marked at it follow; those without a place go. */
    private void cables(Map<UUID, ModelPort> places) {
        Set<UUID> seen = new HashSet<>();
        for (End end : ends) {
            for (Link link : plugged.getOrDefault(end.id(), List.of())) {
                if (seen.add(link.id())) {
                    cable(link, places);
                }
            }
        }
    }

    private void cable(Link link, Map<UUID, ModelPort> places) {
        Key key = new Key(Connection.TYPE, link.id());
        Base base = new Base.Version(link.version());
        List<End> homeless = ends.stream()
                .filter(e -> !places.containsKey(e.id())
                        && plugged.getOrDefault(e.id(), List.of()).contains(link))
                .toList();
        if (!homeless.isEmpty()) {
            lines.add(Line.of(
                    Act.REMOVE,
                    key,
                    link.label(),
                    words.link(link) + " goes: " + words.end(homeless.getFirst()) + " has no place"));
            asks.add(new Ask.Delete(key, base));
            return;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (Objects.equals(link.middle(), device.id())) {
            follow(fields, "intermediateInput", link.middleIn(), places);
            follow(fields, "intermediateOutput", link.middleOut(), places);
        }
        if (!fields.isEmpty()) {
            lines.add(Line.of(
                    Act.CHANGE,
                    key,
                    link.label(),
                    words.link(link) + " runs through "
                            + Words.and(fields.values().stream()
                                    .map(String::valueOf)
                                    .toList()) + " from then on"));
            asks.add(new Ask.Edit(key, new Sent(null, null, fields, Map.of(), List.of()), base));
        }
    }

    private void follow(
            Map<String, @Nullable Object> fields, String field, String written, Map<UUID, ModelPort> places) {
        for (End end : ends) {
            ModelPort place = places.get(end.id());
            boolean runs = field.equals("intermediateInput")
                    ? end.flow().takes()
                    : end.flow().gives();
            if (place != null
                    && runs
                    && end.marked().equalsIgnoreCase(written)
                    && !place.marked().equals(written)) {
                fields.put(field, place.marked());
                return;
            }
        }
    }
}
