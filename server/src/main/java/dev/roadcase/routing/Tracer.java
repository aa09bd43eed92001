package dev.roadcase.routing;

import dev.roadcase.model.Connection;
import dev.roadcase.model.Key;
import dev.roadcase.model.Send;
import dev.roadcase.model.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Follows a signal both ways from what was asked about. Upstream only what leads there is told, downstream everything.
 * Every end is followed once, so the work is linear in the part of the graph it touches, loops included.
 */
public final class Tracer {
    private final Graph graph;
    private final Signal signal;
    private final Set<UUID> asked = new LinkedHashSet<>();
    private final Set<UUID> cables = new HashSet<>();
    private final Set<UUID> upstream = new LinkedHashSet<>();
    private final List<Hop> hops = new ArrayList<>();
    private final Deque<Frame> stack = new ArrayDeque<>();
    private final Set<UUID> onPath = new HashSet<>();
    private final Map<UUID, Integer> told = new HashMap<>();

    /** An end that is being followed. */
    private record Frame(
            int hop,
            UUID end,
            boolean below,
            Iterator<Step> steps,
            @Nullable Raster raster) {}

    private Tracer(Graph graph, Signal signal) {
        this.graph = graph;
        this.signal = signal;
    }

    /** The trace of a source, send, port or connection; empty when the show has no such thing. */
    public static Optional<Trace> trace(Graph graph, Key about, Signal signal) {
        return new Tracer(graph, signal).run(about);
    }

    private Optional<Trace> run(Key about) {
        String label = ask(about);
        if (label == null) {
            return Optional.empty();
        }
        climb();
        roots().forEach(this::follow);
        asked.stream().filter(id -> !told.containsKey(id)).forEach(this::follow);
        return Optional.of(new Trace(about, label, signal, hops));
    }

    /** Notes the ends in question; null when there is no such thing. */
    private @Nullable String ask(Key about) {
        if (about.type() == Connection.TYPE) {
            Drawn drawn = graph.drawn(about.id());
            return drawn == null ? null : askConnection(drawn);
        }
        if (about.type() == Source.TYPE || about.type() == Send.TYPE) {
            Holder holder = graph.holder(about.id());
            graph.endsOf(about.id()).forEach(end -> asked.add(end.id()));
            return holder == null ? null : holder.label();
        }
        End end = graph.end(about.id());
        if (end == null) {
            return null;
        }
        asked.add(end.id());
        return graph.holderOf(end).label() + " " + end.marked();
    }

    private String askConnection(Drawn drawn) {
        cables.add(drawn.link().id());
        drawn.cables().forEach(cable -> asked.add(cable.to()));
        return drawn.link().name();
    }

    /** Finds everything that leads to the ends in question. */
    private void climb() {
        Deque<UUID> open = new ArrayDeque<>(asked);
        upstream.addAll(asked);
        while (!open.isEmpty()) {
            for (Step step : into(open.removeFirst())) {
                if (upstream.add(step.from())) {
                    open.add(step.from());
                }
            }
        }
    }

    /** Where the signal at an end comes from; at the end of a connection in question, only that connection counts. */
    private List<Step> into(UUID id) {
        return Step.before(graph, id, signal).stream()
                .filter(step -> leads(step) && graph.end(step.from()) != null)
                .toList();
    }

    private boolean leads(Step step) {
        return cables.isEmpty()
                || !asked.contains(step.to())
                || (step.cable() != null && cables.contains(step.cable().connection()));
    }

    private List<UUID> roots() {
        return upstream.stream()
                .filter(id -> graph.end(id) != null && into(id).isEmpty())
                .sorted(Comparator.comparing(this::place).thenComparing(UUID::toString))
                .toList();
    }

    private String place(UUID id) {
        End end = graph.end(id);
        return end == null ? "" : graph.holderOf(end).position() + " " + end.position();
    }

    private void follow(UUID root) {
        if (!told.containsKey(root)) {
            visit(root, null, null);
        }
        while (!stack.isEmpty()) {
            Frame frame = stack.getLast();
            if (frame.steps().hasNext()) {
                Step step = frame.steps().next();
                visit(step.to(), step, frame);
            } else {
                stack.removeLast();
                onPath.remove(frame.end());
            }
        }
    }

    private void visit(UUID id, @Nullable Step step, @Nullable Frame parent) {
        End end = graph.end(id);
        if (end == null) {
            return;
        }
        boolean below = asked.contains(id) || (parent != null && parent.below());
        boolean loop = onPath.contains(id);
        int again = loop ? -1 : told.getOrDefault(id, -1);
        Raster raster = raster(end, step, parent);
        List<Step> next = loop ? List.of() : next(id, below);
        boolean repeats = again >= 0 && !next.isEmpty();
        hops.add(hop(end, step, parent, raster, loop, repeats ? again : -1));
        if (!loop && again < 0) {
            told.put(id, hops.size() - 1);
            onPath.add(id);
            stack.addLast(new Frame(hops.size() - 1, id, below, next.iterator(), raster));
        }
    }

    private List<Step> next(UUID id, boolean below) {
        List<Step> all = new ArrayList<>(Step.after(graph, id, signal));
        Set<UUID> drawn = new HashSet<>();
        all.removeIf(step -> step.cable() != null && cables.isEmpty() && !drawn.add(step.to()));
        return below
                ? all
                : all.stream()
                        .filter(s -> upstream.contains(s.to()) && leads(s))
                        .toList();
    }

    private @Nullable Raster raster(End end, @Nullable Step step, @Nullable Frame parent) {
        if (step == null || parent == null) {
            return end.raster() == null && graph.holderOf(end).isSource()
                    ? graph.holderOf(end).raster()
                    : end.raster();
        }
        return step.cable() == null && graph.wiring(end.holder()).processing() ? end.raster() : parent.raster();
    }

    private Hop hop(
            End end, @Nullable Step step, @Nullable Frame parent, @Nullable Raster raster, boolean loop, int again) {
        Holder holder = graph.holderOf(end);
        Hop from = parent == null ? null : hops.get(parent.hop());
        Integer way = way(end, step);
        return new Hop(
                parent == null ? -1 : parent.hop(),
                from == null ? 0 : from.depth() + 1,
                end.key(),
                holder.key(),
                holder.label(),
                end.marked(),
                end.connector(),
                end.plug() == null ? "" : end.plug().signal(),
                raster == null ? "" : raster.toString(),
                holder.isSend() && holder.raster() != null ? holder.raster().toString() : "",
                by(end, step),
                (from == null ? 0 : from.millimetres()) + (way == null ? 0 : way),
                (from == null || from.isDefinite()) && way != null,
                asked.contains(end.id()),
                loop,
                again);
    }

    private @Nullable Integer way(End end, @Nullable Step step) {
        if (step == null) {
            return 0;
        }
        return step.cable() == null
                ? graph.wiring(end.holder()).millimetres()
                : step.cable().millimetres();
    }

    private Hop.@Nullable By by(End end, @Nullable Step step) {
        if (step == null) {
            return null;
        }
        Cable cable = step.cable();
        if (cable == null) {
            return new Hop.Through(step.how() == null ? "" : step.how().name().toLowerCase(java.util.Locale.ROOT));
        }
        List<String> converters = new ArrayList<>();
        End from = graph.end(cable.from());
        if (from != null && graph.holderOf(from).isSource()) {
            converters.addAll(graph.holderOf(from).converters().chain());
        }
        if (graph.holderOf(end).isSend()) {
            converters.addAll(graph.holderOf(end).converters().chain());
        }
        return new Hop.Along(
                cable.connection(), cable.label(), cable.type(), cable.status(), cable.millimetres(), converters);
    }
}
