package dev.roadcase.routing;

import dev.roadcase.routing.Wiring.How;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One move of a signal: along a cable, or through a device.
 *
 * @param cable the cable; null inside a device
 * @param how why the device passes it on; null along a cable, and where it only could
 */
record Step(
        UUID from, UUID to, @Nullable Cable cable, @Nullable How how) {
    private static Step along(Cable cable) {
        return new Step(cable.from(), cable.to(), cable, null);
    }

    /** Where a signal goes from an end. */
    static List<Step> after(Graph graph, UUID id, Signal signal) {
        List<Step> steps = new ArrayList<>();
        graph.cablesFrom(id).forEach(cable -> steps.add(along(cable)));
        Wiring wiring = wiring(graph, id);
        if (wiring != null && signal == Signal.CURRENT) {
            wiring.from().getOrDefault(id, List.of()).forEach(r -> steps.add(new Step(id, r.out(), null, r.how())));
        } else if (wiring != null) {
            wiring.inside().reachableFrom(id).forEach(out -> steps.add(inside(wiring, id, out)));
        }
        return steps;
    }

    /** Where the signal at an end comes from. */
    static List<Step> before(Graph graph, UUID id, Signal signal) {
        List<Step> steps = new ArrayList<>();
        graph.cablesTo(id).forEach(cable -> steps.add(along(cable)));
        Wiring wiring = wiring(graph, id);
        if (wiring != null && signal == Signal.CURRENT) {
            Wiring.Route route = wiring.routes().get(id);
            if (route != null) {
                steps.add(new Step(route.in(), id, null, route.how()));
            }
        } else if (wiring != null) {
            wiring.inside().reaching(id).forEach(in -> steps.add(inside(wiring, in, id)));
        }
        return steps;
    }

    private static Step inside(Wiring wiring, UUID in, UUID out) {
        Wiring.Route route = wiring.routes().get(out);
        return new Step(in, out, null, route != null && route.in().equals(in) ? route.how() : null);
    }

    private static @Nullable Wiring wiring(Graph graph, UUID id) {
        End end = graph.end(id);
        return end != null && graph.holderOf(end).isDevice() ? graph.wiring(end.holder()) : null;
    }
}
