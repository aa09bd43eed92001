package dev.roadcase.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks up the ends that a connection names, by id or as it is marked, and lays its cables between them. */
final class Drawing {
    private final Graph graph;
    private final Link link;
    private final List<Drawn.Gap> gaps = new ArrayList<>();

    private Drawing(Graph graph, Link link) {
        this.graph = graph;
        this.link = link;
    }

    static Drawn of(Graph graph, Link link) {
        return new Drawing(graph, link).drawn();
    }

    private Drawn drawn() {
        End from = from();
        End to = to();
        if (!link.hasMiddle()) {
            return new Drawn(link, cable(0, from, to, link.millimetres()), null, null, gaps);
        }
        End in = through("intermediateInput", link.middleIn(), Flow.IN);
        End out = through("intermediateOutput", link.middleOut(), Flow.OUT);
        List<Cable> cables = new ArrayList<>(cable(0, from, in, link.millimetres()));
        Integer rest = cables.isEmpty() || link.millimetres() == null ? link.millimetres() : Integer.valueOf(0);
        cables.addAll(cable(1, out, to, rest));
        return new Drawn(link, cables, idOf(in), idOf(out), gaps);
    }

    private static @Nullable UUID idOf(@Nullable End end) {
        return end == null ? null : end.id();
    }

    private List<Cable> cable(int leg, @Nullable End from, @Nullable End to, @Nullable Integer millimetres) {
        if (from == null || to == null) {
            return List.of();
        }
        return List.of(new Cable(
                link.id(),
                link.position(),
                leg,
                from.id(),
                to.id(),
                link.label(),
                link.cableType(),
                link.status(),
                millimetres));
    }

    private @Nullable End from() {
        if (link.from() != null) {
            return known("fromPortId", link.from(), "port");
        }
        if (link.output() != null) {
            return known("sourceOutputId", link.output(), "output");
        }
        return only("sourceId", link.source(), Flow.OUT);
    }

    private @Nullable End to() {
        return link.to() != null
                ? known("toPortId", link.to(), "port")
                : only("destinationId", link.destination(), Flow.IN);
    }

    private @Nullable End known(String field, UUID id, String word) {
        End end = graph.end(id);
        if (end == null) {
            gaps.add(new Drawn.Gap(field, "a " + word + " that is no longer there"));
        }
        return end;
    }

    /** The one end of a thing that does not say which, if it has just one. */
    private @Nullable End only(String field, @Nullable UUID holder, Flow flow) {
        if (holder == null) {
            return null;
        }
        if (graph.holder(holder) == null) {
            gaps.add(new Drawn.Gap(field, "something that is no longer there"));
            return null;
        }
        List<End> fitting =
                graph.endsOf(holder).stream().filter(e -> fits(e, flow)).toList();
        return fitting.size() == 1 ? fitting.getFirst() : null;
    }

    private static boolean fits(End end, Flow flow) {
        return flow == Flow.IN ? end.flow().takes() : end.flow().gives();
    }

    private @Nullable End through(String field, String written, Flow flow) {
        UUID device = Objects.requireNonNull(link.middle());
        Holder holder = graph.holder(device);
        if (holder == null) {
            addOnce("intermediateId", "a device that is no longer there");
            return null;
        }
        if (written.isEmpty()) {
            return only(field, device, flow);
        }
        End found = marked(device, written, flow);
        if (found == null && !graph.endsOf(device).isEmpty()) {
            gaps.add(new Drawn.Gap(field, "\"" + written + "\", which " + holder.label() + " does not have"));
        }
        return found;
    }

    private void addOnce(String field, String what) {
        if (gaps.stream().noneMatch(g -> g.field().equals(field))) {
            gaps.add(new Drawn.Gap(field, what));
        }
    }

    /** By id or label; where a label occurs twice, the one that runs the right way. */
    private @Nullable End marked(UUID device, String written, Flow flow) {
        End other = null;
        for (End end : graph.endsOf(device)) {
            if (end.id().toString().equals(written.toLowerCase(Locale.ROOT))
                    || end.marked().equalsIgnoreCase(written)) {
                if (fits(end, flow)) {
                    return end;
                }
                other = other == null ? end : other;
            }
        }
        return other;
    }
}
