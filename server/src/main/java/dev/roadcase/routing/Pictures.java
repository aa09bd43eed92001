package dev.roadcase.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
            loops.add(List.copyOf(climbed.subList(climbed.indexOf(at), climbed.size())));
        }
        Optional<Picture> found = at == null ? Optional.empty() : known.getOrDefault(at, Optional.empty());
        for (UUID id : climbed.reversed()) {
            found = Optional.ofNullable(passed(id, found));
            known.put(id, found);
        }
        return known.getOrDefault(end, Optional.empty()).orElse(null);
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

    /** What is fed at every end that has a cable; finds every loop on the way. */
    Set<UUID> plugged() {
        Set<UUID> ends = new LinkedHashSet<>();
        for (Drawn drawn : graph.drawn()) {
            for (Cable cable : drawn.cables()) {
                ends.add(cable.from());
                ends.add(cable.to());
            }
        }
        ends.forEach(this::at);
        return ends;
    }
}
