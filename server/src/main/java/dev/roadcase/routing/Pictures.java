package dev.roadcase.routing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which picture is at which end as everything is routed now. Each end is asked for its feed once, so a whole show costs
 * as much as it has ends; what is asked again is known. Good as long as the graph stays as it is.
 */
final class Pictures {
    private final Graph graph;
    private final Map<UUID, Optional<Picture>> known = new HashMap<>();
    private final List<List<UUID>> loops = new ArrayList<>();

    /** A raster, and the end where it was made. */
    record Picture(Raster raster, End origin) {}

    Pictures(Graph graph) {
        this.graph = graph;
    }

    /** What is at an end; null when nothing is, or nobody can say. */
    @Nullable
    Picture at(UUID end) {
        List<UUID> climbed = new ArrayList<>();
        Set<UUID> path = new HashSet<>();
        UUID at = end;
        while (at != null && !known.containsKey(at) && path.add(at)) {
            climbed.add(at);
            at = before(at);
        }
        if (at != null && !known.containsKey(at)) {
            int begin = climbed.indexOf(at);
            circle(List.copyOf(climbed.subList(begin, climbed.size())));
            climbed = climbed.subList(0, begin);
        }
        Optional<Picture> found = at == null ? Optional.empty() : known.getOrDefault(at, Optional.empty());
        for (UUID id : climbed.reversed()) {
            found = Optional.ofNullable(passed(id, found));
            known.put(id, found);
        }
        return known.getOrDefault(end, Optional.empty()).orElse(null);
    }

    /** Nothing comes into a circle; who makes a picture in it is asked from the same end on, wherever it was entered. */
    private void circle(List<UUID> against) {
        loops.add(against);
        List<UUID> along = new ArrayList<>(against.reversed());
        UUID first = along.stream()
                .min(Comparator.comparing(this::place).thenComparing(UUID::toString))
                .orElseThrow();
        Collections.rotate(along, -along.indexOf(first));
        Optional<Picture> found = Optional.empty();
        for (UUID id : along) {
            found = Optional.ofNullable(passed(id, found));
            known.put(id, found);
        }
    }

    private String place(UUID id) {
        End end = graph.end(id);
        return end == null ? "" : graph.holderOf(end).position() + " " + end.position();
    }

    /** Forgets what is at these ends and at all that they lead to; answers which those are. */
    Set<UUID> forget(Collection<UUID> ends) {
        Deque<UUID> open = new ArrayDeque<>(ends);
        Set<UUID> forgotten = new HashSet<>(ends);
        while (!open.isEmpty()) {
            UUID id = open.removeFirst();
            known.remove(id);
            for (Step step : Step.after(graph, id, Signal.CURRENT)) {
                if (known.containsKey(step.to()) && forgotten.add(step.to())) {
                    open.add(step.to());
                }
            }
        }
        loops.removeIf(loop -> loop.stream().anyMatch(forgotten::contains));
        return forgotten;
    }

    /** The loops among the ends asked for so far, each told against the signal's way. */
    List<List<UUID>> loops() {
        return loops;
    }

    /** Where the signal at an end comes from: its first cable that is not faulty, else what its device puts there. */
    @Nullable
    UUID before(UUID id) {
        List<Cable> cables = graph.cablesTo(id);
        for (Cable cable : cables) {
            if (!cable.isFaulty()) {
                return cable.from();
            }
        }
        if (!cables.isEmpty()) {
            return cables.getFirst().from();
        }
        End end = graph.end(id);
        Wiring.Route route = end == null || !graph.holderOf(end).isDevice()
                ? null
                : graph.wiring(end.holder()).routes().get(id);
        return route == null ? null : route.in();
    }

    private @Nullable Picture passed(UUID id, Optional<Picture> found) {
        End end = graph.end(id);
        if (end == null) {
            return null;
        }
        Holder holder = graph.holderOf(end);
        boolean made = holder.isDevice()
                && end.flow() == Flow.OUT
                && graph.wiring(holder.id()).processing();
        if (found.isPresent() && !made) {
            return found.get();
        }
        Raster own = end.raster() == null && holder.isSource() ? holder.raster() : end.raster();
        return own == null || !end.flow().gives() ? null : new Picture(own, end);
    }
}
