package dev.roadcase.routing;

import dev.roadcase.routing.Plug.Fit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which port of another model takes the place of which port of a device: as somebody said, else the one that is marked the
 * same, else the one of the same number, else the next that takes the same plug. Ports with cables choose first.
 */
final class PortMatch {
    /** The surest first. */
    private static final List<BiPredicate<End, ModelPort>> WAYS = List.of(
            (end, port) -> end.marked().equalsIgnoreCase(port.marked()),
            (end, port) -> end.index() > 0 && Objects.equals(end.index(), port.index()),
            (end, port) -> number(end.marked()) >= 0 && number(end.marked()) == number(port.marked()),
            (end, port) -> end.connector().equalsIgnoreCase(port.connector()),
            (end, port) -> true);

    private static final Pattern NUMBER = Pattern.compile(".*?(\\d{1,5})\\D*");

    private final Graph graph;
    private final List<ModelPort> model;
    private final Map<UUID, ModelPort> found = new LinkedHashMap<>();
    private final Set<ModelPort> given = new HashSet<>();

    /** {@code said} is not looked at twice: whoever said it knows what is plugged there. */
    PortMatch(Graph graph, List<ModelPort> model, Map<UUID, ModelPort> said) {
        this.graph = graph;
        this.model = model;
        said.forEach(this::give);
    }

    /** The last number in what is marked; -1 where there is none. */
    private static int number(String marked) {
        Matcher match = NUMBER.matcher(marked);
        return match.matches() ? Integer.parseInt(match.group(1)) : -1;
    }

    private void give(UUID port, ModelPort to) {
        found.put(port, to);
        given.add(to);
    }

    /** Finds a port for each of these that has none yet and was not left out. */
    Map<UUID, ModelPort> match(List<End> used, List<End> unused, Set<UUID> leftOut) {
        for (List<End> ends : List.of(used, unused)) {
            for (BiPredicate<End, ModelPort> way : WAYS) {
                for (End end : ends) {
                    if (!leftOut.contains(end.id()) && !found.containsKey(end.id())) {
                        free(end, way);
                    }
                }
            }
        }
        return found;
    }

    /** Finds ports only for those that are marked the same or have the same number. */
    Map<UUID, ModelPort> alike(List<End> ends) {
        for (BiPredicate<End, ModelPort> way : WAYS.subList(0, 2)) {
            ends.stream().filter(end -> !found.containsKey(end.id())).forEach(end -> free(end, way));
        }
        return found;
    }

    private void free(End end, BiPredicate<End, ModelPort> way) {
        for (ModelPort port : new ArrayList<>(model)) {
            if (!given.contains(port) && replaces(graph, end, port) && way.test(end, port)) {
                give(end.id(), port);
                return;
            }
        }
    }

    /** Whether what is plugged at an end can be plugged there. */
    static boolean replaces(Graph graph, End end, ModelPort port) {
        Plug now = end.plug();
        Plug then = port.plug();
        return runs(graph, end, port)
                && (now == null
                        || then == null
                        || (now.fit(then) == Fit.FITS && now.kind().equals(then.kind())));
    }

    /** A port that may run either way runs as it is plugged, else as it is marked. */
    static boolean runs(Graph graph, End end, ModelPort port) {
        if (end.flow() != Flow.BOTH) {
            return end.flow() == port.flow();
        }
        boolean gives = !graph.cablesFrom(end.id()).isEmpty();
        boolean takes = !graph.cablesTo(end.id()).isEmpty();
        if (gives || takes) {
            return port.flow() == Flow.OUT ? !takes : !gives;
        }
        String marked = end.marked().toUpperCase(Locale.ROOT);
        return port.flow() == Flow.OUT ? !marked.startsWith("IN") : !marked.startsWith("OUT");
    }
}
