package dev.roadcase.routing;

import dev.roadcase.model.IpAddress;
import dev.roadcase.model.Key;
import dev.roadcase.model.Row;
import dev.roadcase.routing.Finding.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Looks for addresses that two different things have. A device and its own line in the address list are one thing. */
final class AddressCheck {
    private static final int LAST = 254;

    private final Graph graph;
    private final List<Finding> found = new ArrayList<>();
    private final Map<UUID, Object> known = new HashMap<>();
    private final Map<String, Map<String, Holding>> byAddress = new HashMap<>();
    private final Map<String, UUID> devices = new HashMap<>();

    /** Who has an address, and where that is written. */
    private record Holding(String position, Place place, long version, String field) {}

    AddressCheck(Graph graph) {
        this.graph = graph;
    }

    /** An address is looked up among all others, but only when an address or something that has one changed. */
    void follow(Set<UUID> touched) {
        boolean changed = false;
        for (UUID id : touched) {
            Row row = graph.address(id);
            Holder holder = graph.holder(id);
            Object now = row != null ? row : holder;
            changed |= !Objects.equals(now == null ? known.remove(id) : known.put(id, now), now);
        }
        if (changed) {
            byAddress.clear();
            devices.clear();
            found.clear();
            run();
        }
    }

    List<Finding> found() {
        return found;
    }

    private void run() {
        graph.holders().stream()
                .filter(Holder::isDevice)
                .sorted(byPlace())
                .forEach(h -> devices.putIfAbsent(h.name(), h.id()));
        graph.addresses().stream()
                .sorted(Comparator.comparing((Row r) -> r.text("position")).thenComparing(r -> r.id().toString()))
                .forEach(this::listed);
        graph.holders().stream()
                .filter(h -> !h.address().isEmpty())
                .sorted(byPlace())
                .forEach(h -> add(
                        h.address(),
                        h.id().toString(),
                        new Holding(h.position(), Words.place(h), h.version(), "ipAddress")));
        byAddress.forEach((address, holdings) -> {
            if (holdings.size() > 1) {
                found.add(twice(address, List.copyOf(holdings.values())));
            }
        });
    }

    private static Comparator<Holder> byPlace() {
        return Comparator.comparing(Holder::position).thenComparing(h -> h.id().toString());
    }

    private void listed(Row row) {
        String name = row.text("device").strip();
        UUID device = row.get("deviceId") instanceof UUID id ? id : devices.get(name);
        Holder holder = device == null ? null : graph.holder(device);
        String called = !name.isEmpty() ? name : holder != null ? holder.label() : "an entry without a name";
        String who = device == null ? row.id().toString() : device.toString();
        Place place = new Place(new Key(IpAddress.TYPE, row.id()), called);
        add(row.text("address").strip(), who, new Holding(row.text("position"), place, row.version(), "address"));
    }

    private void add(String address, String who, Holding holding) {
        if (!address.isEmpty()) {
            byAddress.computeIfAbsent(address, a -> new TreeMap<>()).putIfAbsent(who, holding);
        }
    }

    private Finding twice(String address, List<Holding> holdings) {
        List<Holding> sorted = holdings.stream()
                .sorted(Comparator.comparing(Holding::position)
                        .thenComparing(h -> h.place().key().id().toString()))
                .toList();
        List<Place> places = sorted.stream().map(Holding::place).toList();
        String free = free(address);
        Holding last = sorted.getLast();
        Finding finding = new Finding(
                FindingKind.DUPLICATE_IP,
                Words.and(places.stream().map(Place::label).toList())
                        + (places.size() == 2 ? " both have " : " all have ") + address
                        + ". One of them will drop off the network, and not always the same one.",
                "Give one of them another address" + (free.isEmpty() ? "." : "; " + free + " is free."),
                places,
                null);
        return free.isEmpty()
                ? finding
                : finding.with(Fix.set(
                        "Give " + last.place().label() + " " + free,
                        last.place().key(),
                        last.version(),
                        last.field(),
                        free));
    }

    /** The next address of the same net that nobody has; empty when there is none. */
    private String free(String address) {
        int dot = address.lastIndexOf('.');
        if (dot < 0 || !address.substring(dot + 1).matches("\\d{1,3}")) {
            return "";
        }
        for (int last = Integer.parseInt(address.substring(dot + 1)) + 1; last <= LAST; last++) {
            String next = address.substring(0, dot + 1) + last;
            if (!byAddress.containsKey(next)) {
                return next;
            }
        }
        return "";
    }
}
