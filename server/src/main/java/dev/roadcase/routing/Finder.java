package dev.roadcase.routing;

import dev.roadcase.model.Connection;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Finds what people mean by "SRC 1", "Router A IN 3" or "SDI-7". */
public final class Finder {
    private final Graph graph;
    private final String wanted;
    private final List<Key> found = new ArrayList<>();

    private Finder(Graph graph, String text) {
        this.graph = graph;
        wanted = plain(text);
    }

    /** Everything that can be traced and is called so: by its id, its label, its name, or its thing and port. */
    public static List<Key> find(Graph graph, String text) {
        Finder finder = new Finder(graph, text);
        UUID id = Ids.parse(text.strip());
        if (id != null) {
            finder.byId(id);
        } else {
            finder.byName();
        }
        return List.copyOf(finder.found);
    }

    private void byId(UUID id) {
        Holder holder = graph.holder(id);
        End end = graph.end(id);
        if (graph.drawn(id) != null) {
            found.add(new Key(Connection.TYPE, id));
        } else if (end != null) {
            found.add(end.key());
        } else if (holder != null && !holder.isDevice()) {
            found.add(holder.key());
        }
    }

    private void byName() {
        graph.drawn().stream()
                .map(Drawn::link)
                .filter(link -> !link.label().isEmpty() && plain(link.label()).equals(wanted))
                .sorted(Comparator.comparing(Link::position))
                .forEach(link -> found.add(new Key(Connection.TYPE, link.id())));
        graph.holders().stream().sorted(Comparator.comparing(Holder::position)).forEach(this::inside);
    }

    private void inside(Holder holder) {
        boolean named = List.of(holder.printed(), holder.name(), holder.label()).stream()
                .anyMatch(name -> !name.isEmpty() && plain(name).equals(wanted));
        if (named && !holder.isDevice()) {
            found.add(holder.key());
        }
        if (!wanted.startsWith(plain(holder.name())) && !wanted.startsWith(plain(holder.label()))) {
            return;
        }
        for (End end : graph.endsOf(holder.id())) {
            String port = " " + plain(end.marked());
            if (wanted.equals(plain(holder.name()) + port) || wanted.equals(plain(holder.label()) + port)) {
                found.add(end.key());
            }
        }
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
