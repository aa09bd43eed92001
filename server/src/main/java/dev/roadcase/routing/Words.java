package dev.roadcase.routing;

import dev.roadcase.model.Connection;
import dev.roadcase.model.Key;
import dev.roadcase.routing.Finding.Place;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people call the things of a show, for sentences about them. */
final class Words {
    private final Graph graph;

    Words(Graph graph) {
        this.graph = graph;
    }

    /** For example "Router A IN 3", or "SRC 1 PPT Main" where a source has but one output. */
    String end(End end) {
        Holder holder = graph.holderOf(end);
        boolean only = !holder.isDevice() && graph.endsOf(holder.id()).size() == 1;
        return only ? holder.label() : holder.label() + " " + end.marked();
    }

    String end(UUID id) {
        End end = graph.end(id);
        return end == null ? "something that is gone" : end(end);
    }

    /** For example "SDI-9 from FOH Snake A OUT 3". */
    String feed(Cable cable) {
        return cable.name() + " from " + end(cable.from());
    }

    /** A connection by its label, else by where it starts. */
    String link(Link link) {
        UUID from = link.from() == null ? link.output() : link.from();
        End end = from == null ? null : graph.end(from);
        Holder source = link.source() == null ? null : graph.holder(link.source());
        if (!link.label().isEmpty()) {
            return link.label();
        }
        return end != null
                ? "The connection from " + end(end)
                : source != null ? "The connection from " + source.label() : "A connection";
    }

    Place place(End end) {
        return new Place(end.key(), end(end));
    }

    static Place place(Holder holder) {
        return new Place(holder.key(), holder.label());
    }

    static Place place(Link link) {
        return new Place(new Key(Connection.TYPE, link.id()), link.name());
    }

    static Place place(Cable cable) {
        return new Place(new Key(Connection.TYPE, cable.connection()), cable.name());
    }

    /** "A", "A and B", "A, B and C". */
    static String and(List<String> things) {
        if (things.size() < 2) {
            return things.isEmpty() ? "" : things.getFirst();
        }
        return String.join(", ", things.subList(0, things.size() - 1)) + " and " + things.getLast();
    }

    /** How a plug is called as one side of a converter; null when converters have no word for it. */
    static @Nullable String converterSide(Plug plug) {
        return switch (plug.signal()) {
            case "HDMI", "SDI" -> plug.signal();
            case "DisplayPort" -> "DP";
            case "USB-C video" -> "USB-C";
            case "camera link" -> "SMPTE fiber";
            default ->
                plug.signal().isEmpty()
                                && !plug.connector().equals("BNC")
                                && !plug.connector().equals("RJ45")
                        ? "fiber"
                        : null;
        };
    }
}
