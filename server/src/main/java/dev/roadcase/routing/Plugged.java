package dev.roadcase.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Which connections are plugged at the ports of a device, those included whose other end nobody knows. */
final class Plugged {
    private Plugged() {}

    static Map<UUID, List<Link>> at(Graph graph, UUID device) {
        Map<UUID, List<Link>> plugged = new HashMap<>();
        for (Drawn drawn : graph.drawn()) {
            Link link = drawn.link();
            Stream<UUID> cables = drawn.cables().stream().flatMap(c -> Stream.of(c.from(), c.to()));
            Stream.concat(cables, Stream.of(link.from(), link.to(), drawn.in(), drawn.out()))
                    .distinct()
                    .forEach(id -> {
                        End end = id == null ? null : graph.end(id);
                        if (end != null && end.holder().equals(device)) {
                            plugged.computeIfAbsent(id, i -> new ArrayList<>()).add(link);
                        }
                    });
        }
        return plugged;
    }

    static List<String> names(Map<UUID, List<Link>> plugged, End end) {
        return plugged.getOrDefault(end.id(), List.of()).stream()
                .map(Link::name)
                .distinct()
                .toList();
    }
}
