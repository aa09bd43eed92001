package dev.roadcase.routing;

import dev.roadcase.model.Connection;
import dev.roadcase.model.Device;
import dev.roadcase.model.Equipment;
import dev.roadcase.model.IpAddress;
import dev.roadcase.model.Port;
import dev.roadcase.model.Row;
import dev.roadcase.model.Send;
import dev.roadcase.model.SendInput;
import dev.roadcase.model.Source;
import dev.roadcase.model.SourceOutput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A show as a graph of ends and cables. It takes in rows one at a time and stays right after each, whatever their order,
 * so it can follow a show as it changes. For one thread at a time.
 */
public final class Graph {
    private static final Comparator<Cable> CABLES = Comparator.comparing(Cable::position)
            .thenComparing(c -> c.connection().toString())
            .thenComparingInt(Cable::leg);

    private final Map<UUID, End> ends = new HashMap<>();
    private final Map<UUID, Holder> holders = new HashMap<>();
    private final Map<UUID, List<End>> endsOf = new HashMap<>();
    private final Map<UUID, Link> links = new HashMap<>();
    private final Map<UUID, Drawn> drawn = new HashMap<>();
    private final Map<UUID, Set<UUID>> referring = new HashMap<>();
    private final Map<UUID, List<Cable>> cablesFrom = new HashMap<>();
    private final Map<UUID, List<Cable>> cablesTo = new HashMap<>();
    private final Map<UUID, Map<String, UUID>> drawnInside = new HashMap<>();
    private final Map<UUID, Row> models = new HashMap<>();
    private final Map<UUID, Row> addresses = new HashMap<>();
    private final Map<UUID, Wiring> wirings = new HashMap<>();
    private final Set<UUID> touched = new HashSet<>();

    /** A graph of these records; deleted ones are left out. */
    public static Graph of(Collection<Row> rows) {
        Graph graph = new Graph();
        rows.forEach(graph::take);
        return graph;
    }

    /** Takes in a record as it is now; one that was deleted goes. Entities that routing does not know are left out. */
    public void take(Row row) {
        if (row.type() == Source.TYPE || row.type() == Send.TYPE || row.type() == Device.TYPE) {
            holder(row);
        } else if (row.type() == Port.TYPE || row.type() == SourceOutput.TYPE || row.type() == SendInput.TYPE) {
            end(row);
        } else if (row.type() == Connection.TYPE) {
            link(row);
        } else if (row.type() == Equipment.TYPE) {
            model(row);
        } else if (row.type() == IpAddress.TYPE) {
            keep(addresses, row);
        }
    }

    /** What a model says may change how every device of it is wired. */
    private void model(Row row) {
        keep(models, row);
        wirings.clear();
        holders.values().stream().filter(h -> row.id().equals(h.equipment())).forEach(h -> touched.add(h.id()));
    }

    private void keep(Map<UUID, Row> rows, Row row) {
        touched.add(row.id());
        if (row.deleted()) {
            rows.remove(row.id());
        } else {
            rows.put(row.id(), row);
        }
    }

    private void holder(Row row) {
        if (row.deleted()) {
            holders.remove(row.id());
        } else {
            holders.put(row.id(), Holder.of(row));
        }
        changed(row.id());
    }

    private void end(Row row) {
        End before = ends.remove(row.id());
        if (before != null) {
            endsOf.getOrDefault(before.holder(), new ArrayList<>()).remove(before);
            touched.add(before.holder());
        }
        UUID holder = row.parent();
        if (!row.deleted() && holder != null) {
            End end = End.of(row);
            ends.put(end.id(), end);
            insert(endsOf.computeIfAbsent(holder, h -> new ArrayList<>()), end);
        }
        touched.add(row.id());
        if (holder != null) {
            wirings.remove(holder);
            touched.add(holder);
            redraw(holder);
        }
        redraw(row.id());
    }

    /** Rows mostly come in their order, so the place is found from the end. */
    private static void insert(List<End> sorted, End end) {
        int at = sorted.size();
        while (at > 0 && End.ORDER.compare(sorted.get(at - 1), end) > 0) {
            at--;
        }
        sorted.add(at, end);
    }

    private void link(Row row) {
        Link before = links.remove(row.id());
        if (before != null) {
            before.references()
                    .forEach(id -> referring.getOrDefault(id, new HashSet<>()).remove(row.id()));
            touched.addAll(before.references());
        }
        erase(row.id());
        if (!row.deleted()) {
            Link link = Link.of(row);
            links.put(link.id(), link);
            touched.addAll(link.references());
            link.references()
                    .forEach(id -> referring
                            .computeIfAbsent(id, i -> new LinkedHashSet<>())
                            .add(link.id()));
            draw(link);
        }
        touched.add(row.id());
    }

    /** A thing or its ports changed: it is wired anew, and so is what is plugged into it. */
    private void changed(UUID holder) {
        wirings.remove(holder);
        touched.add(holder);
        redraw(holder);
        for (End end : endsOf.getOrDefault(holder, List.of())) {
            redraw(end.id());
        }
    }

    private void redraw(UUID id) {
        for (UUID connection : List.copyOf(referring.getOrDefault(id, Set.of()))) {
            Link link = links.get(connection);
            if (link != null) {
                erase(connection);
                draw(link);
            }
        }
    }

    private void draw(Link link) {
        Drawn found = Drawing.of(this, link);
        drawn.put(link.id(), found);
        touched.add(link.id());
        for (Cable cable : found.cables()) {
            sort(cablesFrom.computeIfAbsent(cable.from(), id -> new ArrayList<>(1)), cable);
            sort(cablesTo.computeIfAbsent(cable.to(), id -> new ArrayList<>(1)), cable);
            plugged(cable);
        }
        if (found.in() != null && found.out() != null) {
            drawnInside.computeIfAbsent(found.out(), o -> new TreeMap<>()).put(place(link), found.in());
            rewired(found.out());
        }
    }

    private static String place(Link link) {
        return link.position() + " " + link.id();
    }

    private static void sort(List<Cable> cables, Cable cable) {
        cables.add(cable);
        cables.sort(CABLES);
    }

    private void erase(UUID connection) {
        Drawn gone = drawn.remove(connection);
        if (gone == null) {
            return;
        }
        touched.add(connection);
        for (Cable cable : gone.cables()) {
            cablesFrom.getOrDefault(cable.from(), new ArrayList<>()).remove(cable);
            cablesTo.getOrDefault(cable.to(), new ArrayList<>()).remove(cable);
            plugged(cable);
        }
        if (gone.out() != null) {
            drawnInside.getOrDefault(gone.out(), new TreeMap<>()).remove(place(gone.link()));
            rewired(gone.out());
        }
    }

    /** What is plugged may decide which input a converter takes. */
    private void plugged(Cable cable) {
        touched.add(cable.from());
        touched.add(cable.to());
        End from = ends.get(cable.from());
        if (from != null) {
            touched.add(from.holder());
        }
        rewired(cable.to());
    }

    private void rewired(UUID end) {
        End there = ends.get(end);
        if (there != null) {
            wirings.remove(there.holder());
            touched.add(there.holder());
        }
    }

    /** The end of that id, if what has it is there too. */
    @Nullable
    End end(UUID id) {
        End end = ends.get(id);
        return end == null || !holders.containsKey(end.holder()) ? null : end;
    }

    @Nullable
    Holder holder(UUID id) {
        return holders.get(id);
    }

    Holder holderOf(End end) {
        Holder holder = holders.get(end.holder());
        if (holder == null) {
            throw new IllegalStateException("an end without what has it");
        }
        return holder;
    }

    /** The ends of a thing in the order people see them; none when it is not there. */
    List<End> endsOf(UUID holder) {
        return holders.containsKey(holder) ? endsOf.getOrDefault(holder, List.of()) : List.of();
    }

    Collection<Holder> holders() {
        return holders.values();
    }

    Collection<Drawn> drawn() {
        return drawn.values();
    }

    @Nullable
    Drawn drawn(UUID connection) {
        return drawn.get(connection);
    }

    Collection<Row> addresses() {
        return addresses.values();
    }

    @Nullable
    Row address(UUID id) {
        return addresses.get(id);
    }

    @Nullable
    Row model(UUID equipment) {
        return models.get(equipment);
    }

    /** Whether any connection names that thing or end, even one that says no more. */
    boolean isNamed(UUID id) {
        return !referring.getOrDefault(id, Set.of()).isEmpty();
    }

    /** The cables that begin at an end, in the order of people's list. */
    List<Cable> cablesFrom(UUID end) {
        return cablesFrom.getOrDefault(end, List.of());
    }

    /** The cables that end there; more than one is a mistake. */
    List<Cable> cablesTo(UUID end) {
        return cablesTo.getOrDefault(end, List.of());
    }

    /** The input that drawn connections lead to an output; null when none does. */
    @Nullable
    UUID drawnInto(UUID out) {
        Map<String, UUID> all = drawnInside.get(out);
        return all == null || all.isEmpty() ? null : all.values().iterator().next();
    }

    /** How a device is routed now; made when it is first asked for and kept until something of it changes. */
    Wiring wiring(UUID device) {
        Wiring known = wirings.get(device);
        if (known == null) {
            known = Wiring.of(this, device);
            wirings.put(device, known);
        }
        return known;
    }

    /** The connections that name that thing or end. */
    Set<UUID> naming(UUID id) {
        return referring.getOrDefault(id, Set.of());
    }

    /** The ids of everything there is. */
    Set<UUID> everything() {
        Set<UUID> all = new HashSet<>(ends.keySet());
        all.addAll(holders.keySet());
        all.addAll(links.keySet());
        all.addAll(models.keySet());
        all.addAll(addresses.keySet());
        return all;
    }

    /** The ids of everything that may look different since this was last asked. */
    Set<UUID> takeTouched() {
        Set<UUID> taken = Set.copyOf(touched);
        touched.clear();
        return taken;
    }
}
