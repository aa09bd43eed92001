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
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/** Looks for addresses that two different things have. A device and its own line in the address list are one thing. */
final class AddressCheck {
    private static final int LAST = 254;

    private final Graph graph;
    private final Consumer<Finding> report;
    private final Map<String, Map<String, Holding>> byAddress = new HashMap<>();
    private final Map<String, UUID> devices = new HashMap<>();

    /** Who has an address, and where that is written. */
    private record Holding(String position, Place place) {}

    AddressCheck(Graph graph, Consumer<Finding> report) {
        this.graph = graph;
        this.report = report;
    }

    void run() {
        for (Holder holder : graph.holders()) {
            if (holder.isDevice()) {
                devices.put(holder.name(), holder.id());
            }
        }
        graph.addresses().stream()
                .sorted(Comparator.comparing(r -> r.text("position")))
                .forEach(this::listed);
        graph.holders().stream()
                .filter(h -> !h.address().isEmpty())
                .sorted(Comparator.comparing(Holder::position))
                .forEach(h -> add(h.address(), h.id().toString(), new Holding(h.position(), Words.place(h))));
        byAddress.forEach((address, holdings) -> {
            if (holdings.size() > 1) {
                report.accept(twice(address, List.copyOf(holdings.values())));
            }
        });
    }

    private void listed(Row row) {
        String name = row.text("device").strip();
        UUID device = row.get("deviceId") instanceof UUID id ? id : devices.get(name);
        Holder holder = device == null ? null : graph.holder(device);
        String called = !name.isEmpty() ? name : holder != null ? holder.label() : "an entry without a name";
        String who = device == null ? row.id().toString() : device.toString();
        Place place = new Place(new Key(IpAddress.TYPE, row.id()), called);
        add(row.text("address").strip(), who, new Holding(row.text("position"), place));
    }

    private void add(String address, String who, Holding holding) {
        if (!address.isEmpty()) {
            byAddress.computeIfAbsent(address, a -> new TreeMap<>()).putIfAbsent(who, holding);
        }
    }

    private Finding twice(String address, List<Holding> holdings) {
        List<Place> places = new ArrayList<>(holdings.stream()
                .sorted(Comparator.comparing(Holding::position)
                        .thenComparing(h -> h.place().key().id().toString()))
                .map(Holding::place)
                .toList());
        String free = free(address);
        return new Finding(
                FindingKind.DUPLICATE_IP,
                Words.and(places.stream().map(Place::label).toList())
                        + (places.size() == 2 ? " both have " : " all have ") + address
                        + ". One of them will drop off the network, and not always the same one.",
                "Give one of them another address" + (free.isEmpty() ? "." : "; " + free + " is free."),
                places,
                null);
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
