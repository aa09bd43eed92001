package dev.roadcase.routing;

import dev.roadcase.routing.Plug.Fit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which ends are free and go together, counting what a plan has taken already. */
final class Sockets {
    private final Graph graph;
    private final Words words;
    private final Set<UUID> taken = new HashSet<>();

    Sockets(Graph graph) {
        this.graph = graph;
        words = new Words(graph);
    }

    void take(End end) {
        taken.add(end.id());
    }

    /** Whether nothing at all is plugged there, a faulty cable included. */
    boolean isFree(End end) {
        List<Cable> cables = graph.cablesTo(end.id());
        return !taken.contains(end.id()) && graph.cablesFrom(end.id()).isEmpty() && cables.isEmpty();
    }

    /** What is at an output already; null when nothing is. A faulty cable may be replaced. */
    @Nullable
    String fedFrom(End out) {
        if (taken.contains(out.id())) {
            return words.end(out) + " is taken by this very patch.";
        }
        for (Cable cable : graph.cablesFrom(out.id())) {
            if (!cable.isFaulty()) {
                return cable.name() + " to " + words.end(cable.to()) + " is at " + words.end(out) + " already.";
            }
        }
        return null;
    }

    /** What feeds an input already; null when nothing live does. */
    @Nullable
    String feeds(End in) {
        if (taken.contains(in.id())) {
            return words.end(in) + " is taken by this very patch.";
        }
        for (Cable cable : graph.cablesTo(in.id())) {
            if (!cable.isFaulty()) {
                return words.feed(cable) + " is at " + words.end(in) + " already.";
            }
        }
        return null;
    }

    /** Why a cable between two ends would not work; null when it would, or nobody can say. */
    @Nullable
    String misfit(End from, End to) {
        if (from.id().equals(to.id())) {
            return words.end(from) + " cannot feed itself.";
        }
        return goTogether(from, to)
                ? null
                : words.end(from) + " is " + what(from) + " and " + words.end(to) + " is " + what(to)
                        + ", with nothing in line that turns the one into the other.";
    }

    boolean goTogether(End from, End to) {
        Plug gives = from.plug();
        Plug takes = to.plug();
        if (gives == null || takes == null) {
            return true;
        }
        if (gives.fit(takes) == Fit.FITS) {
            return gives.kind().equals(takes.kind())
                    || gives.signal().isEmpty()
                    || takes.signal().isEmpty();
        }
        return graph.holderOf(from)
                .converters()
                .then(graph.holderOf(to).converters())
                .join(gives, takes);
    }

    private static String what(End end) {
        return end.connector().isEmpty() && end.plug() != null ? end.plug().name() : end.connector();
    }

    /** The type of cable between two ends: what the taking end wants, for what gives may have its converter on it. */
    static String cable(End from, End to) {
        String type = to.plug() == null ? "" : to.plug().cable();
        return type.isEmpty() && from.plug() != null ? from.plug().cable() : type;
    }
}
