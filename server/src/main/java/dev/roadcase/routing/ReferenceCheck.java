package dev.roadcase.routing;

import dev.roadcase.model.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for devices that get no reference although others of their kind do. A show that uses none at all is left in peace.
 */
final class ReferenceCheck {
    private static final int NAMED = 3;

    private final Graph graph;
    private final Words words;
    /** The reference ends of the devices that have some. */
    private final Map<UUID, List<End>> ends = new HashMap<>();

    ReferenceCheck(Graph graph) {
        this.graph = graph;
        words = new Words(graph);
    }

    void follow(Set<UUID> touched) {
        for (UUID id : touched) {
            Holder holder = graph.holder(id);
            List<End> some = holder == null || !holder.isDevice()
                    ? List.of()
                    : graph.endsOf(id).stream().filter(End::isReference).toList();
            if (some.isEmpty()) {
                ends.remove(id);
            } else {
                ends.put(id, some);
            }
        }
    }

    List<Finding> found() {
        List<Finding> found = new ArrayList<>();
        Map<String, List<Holder>> locked = new LinkedHashMap<>();
        List<End> open = new ArrayList<>();
        holders().sorted(byPlace()).forEach(holder -> {
            List<End> ends = inputs(holder);
            if (ends.stream().anyMatch(e -> !graph.cablesTo(e.id()).isEmpty())) {
                locked.computeIfAbsent(holder.category(), c -> new ArrayList<>())
                        .add(holder);
            } else if (!ends.isEmpty()) {
                open.add(ends.getFirst());
            }
        });
        for (End end : open) {
            List<Holder> others = locked.get(graph.holderOf(end).category());
            if (others != null && isInUse(graph.holderOf(end))) {
                found.add(missing(end, others));
            }
        }
        return found;
    }

    private Stream<Holder> holders() {
        return ends.keySet().stream().map(graph::holder).filter(Objects::nonNull);
    }

    private static Comparator<Holder> byPlace() {
        return Comparator.comparing(Holder::position).thenComparing(h -> h.id().toString());
    }

    private List<End> inputs(Holder holder) {
        return ends.getOrDefault(holder.id(), List.of()).stream()
                .filter(e -> e.flow() == Flow.IN)
                .toList();
    }

    private boolean isInUse(Holder holder) {
        return graph.endsOf(holder.id()).stream()
                .anyMatch(e -> !graph.cablesFrom(e.id()).isEmpty()
                        || !graph.cablesTo(e.id()).isEmpty());
    }

    private Finding missing(End end, List<Holder> others) {
        String names = others.size() <= NAMED
                ? Words.and(others.stream().map(Holder::label).toList())
                : others.size() + " others of its kind";
        End free = free();
        String from = free == null ? "a free reference output" : words.end(free);
        Finding finding = new Finding(
                FindingKind.MISSING_REFERENCE,
                graph.holderOf(end).label() + " gets no reference at " + end.marked() + ", but " + names
                        + (others.size() == 1 ? " does" : " do") + ". It may hop when it is cut to.",
                "Run reference from " + from + " to " + words.end(end) + ".",
                words.place(end));
        return finding.with(free == null ? null : fix(free, end));
    }

    /**
     * The first reference output without a cable, of something that makes or gets reference itself; rather of what is there
     * to hand it out than of what loops it through.
     */
    private @Nullable End free() {
        return holders()
                .sorted(Comparator.comparing((Holder h) -> !h.category().equals("sync-generator"))
                        .thenComparing(Holder::isProcessing)
                        .thenComparing(byPlace()))
                .filter(h -> inputs(h).isEmpty() || isFed(h))
                .flatMap(h -> ends.getOrDefault(h.id(), List.of()).stream())
                .filter(e -> e.flow() == Flow.OUT && graph.cablesFrom(e.id()).isEmpty())
                .findFirst()
                .orElse(null);
    }

    private boolean isFed(Holder holder) {
        return inputs(holder).stream().anyMatch(e -> !graph.cablesTo(e.id()).isEmpty());
    }

    private Fix fix(End free, End end) {
        Map<String, Object> body = Map.of(
                "fromPortId",
                free.id().toString(),
                "toPortId",
                end.id().toString(),
                "cableType",
                "reference",
                "status",
                "planned");
        return Fix.create("Plan " + words.end(free) + " to " + words.end(end), Connection.TYPE, body);
    }
}
