package dev.roadcase.routing;

import dev.roadcase.model.InvalidException;
import dev.roadcase.model.Key;
import dev.roadcase.model.Violation;
import dev.roadcase.model.Violation.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One way of a signal, from where it begins to where it ends, as it is routed now.
 *
 * @param start where it begins
 * @param legs its cables in order
 */
record ChainPath(End start, List<Leg> legs) {
    ChainPath {
        legs = List.copyOf(legs);
    }

    /**
     * One cable, and how the signal goes on behind it.
     *
     * @param out where it leaves the device it came to; null where it ends
     * @param how why that device passes it on; null where it ends
     */
    record Leg(Link link, End from, End to, @Nullable End out, Wiring.@Nullable How how) {}

    /** The way of what is called so; throws {@link InvalidException} when there is none. */
    static ChainPath of(Graph graph, String text) {
        List<Key> found = Finder.find(graph, text);
        if (found.isEmpty()) {
            throw fault(
                    Code.UNKNOWN_REFERENCE,
                    "\"" + text + "\" is nothing in this show; name a source, a send, a cable or a port");
        }
        Trace trace = Tracer.trace(graph, found.getFirst(), Signal.CURRENT).orElseThrow();
        List<Hop> path = trace.path().stream().map(trace.hops()::get).toList();
        if (path.size() < 2) {
            throw fault(Code.CONTRADICTION, "nothing is plugged at " + trace.label());
        }
        if (path.stream().anyMatch(Hop::isLoop)) {
            throw fault(Code.CONTRADICTION, "runs in a circle; take out one of its cables first");
        }
        return read(graph, path);
    }

    private static InvalidException fault(Code code, String message) {
        return new InvalidException(List.of(Violation.of("chain", code, message)));
    }

    private static ChainPath read(Graph graph, List<Hop> path) {
        List<Leg> legs = new ArrayList<>();
        for (int i = 1; i < path.size(); i++) {
            Drawn drawn = path.get(i).by() instanceof Hop.Along along ? graph.drawn(along.connection()) : null;
            if (drawn != null) {
                boolean on = i + 1 < path.size() && path.get(i + 1).by() instanceof Hop.Through;
                End out = on ? end(graph, path.get(i + 1)) : null;
                legs.add(new Leg(
                        drawn.link(),
                        end(graph, path.get(i - 1)),
                        end(graph, path.get(i)),
                        out,
                        out == null ? null : how(graph, out)));
            }
        }
        if (legs.isEmpty()) {
            throw fault(Code.CONTRADICTION, "no cable is drawn there");
        }
        return new ChainPath(legs.getFirst().from(), legs);
    }

    private static Wiring.@Nullable How how(Graph graph, End out) {
        Wiring.Route route = graph.wiring(out.holder()).routes().get(out.id());
        return route == null ? null : route.how();
    }

    private static End end(Graph graph, Hop hop) {
        End end = graph.end(hop.end().id());
        if (end == null) {
            throw new IllegalStateException("a hop at an end that is not there");
        }
        return end;
    }

    Set<UUID> connections() {
        return legs.stream().map(leg -> leg.link().id()).collect(Collectors.toSet());
    }

    End last() {
        return legs.getLast().to();
    }
}
