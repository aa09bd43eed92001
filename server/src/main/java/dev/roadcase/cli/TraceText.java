package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A trace as lines for people: what has the port, how the signal leaves it, and so on down to where it ends. A single way
 * runs straight down; where a signal is split, each way gets a branch.
 */
final class TraceText {
    private static final String DOWN = " |  ";

    private final JsonNode hops;
    private final JsonNode trace;
    private final List<List<Integer>> children = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    TraceText(JsonNode trace) {
        this.trace = trace;
        hops = trace.path("hops");
        hops.forEach(hop -> children.add(new ArrayList<>()));
        for (int i = 0; i < hops.size(); i++) {
            if (hops.get(i).hasNonNull("parent")) {
                children.get(hops.get(i).path("parent").asInt()).add(i);
            }
        }
    }

    /** A place in the text still to be written, with what stands before it. */
    private record Place(int hop, String first, String rest) {}

    List<String> lines() {
        if (hops.isEmpty()) {
            lines.add(trace.path("label").asText() + ": nothing is plugged here.");
        }
        for (int i = 0; i < hops.size(); i++) {
            if (!hops.get(i).hasNonNull("parent")) {
                if (!lines.isEmpty()) {
                    lines.add("");
                }
                write(i);
            }
        }
        return lines;
    }

    private void write(int root) {
        List<Place> open = new ArrayList<>(List.of(new Place(root, "", "")));
        while (!open.isEmpty()) {
            Place place = open.removeLast();
            int last = station(place);
            List<Integer> next = children.get(last);
            boolean one = next.size() == 1;
            for (int i = next.size() - 1; i >= 0; i--) {
                boolean lowest = i == next.size() - 1;
                String rest = one ? place.rest() : place.rest() + (lowest ? "    " : DOWN);
                open.add(new Place(next.get(i), one ? place.rest() : place.rest() + " +- ", rest));
            }
        }
    }

    /** Writes what is at one thing: a port, or the way in and the only way out. Answers with the last hop it told. */
    private int station(Place place) {
        JsonNode hop = hops.get(place.hop());
        boolean byCable = hop.path("by").path("kind").asText().equals("cable");
        if (byCable) {
            boolean branch = !place.first().equals(place.rest());
            lines.add((branch ? place.first() : place.rest() + DOWN) + cable(hop.path("by")));
        }
        int last = place.hop();
        List<Integer> next = children.get(last);
        if (next.size() == 1 && inside(hops.get(next.getFirst()))) {
            last = next.getFirst();
        }
        lines.add((byCable ? place.rest() : place.first()) + thing(hop, hops.get(last), last != place.hop()));
        return last;
    }

    private static boolean inside(JsonNode hop) {
        return hop.path("by").path("kind").asText().equals("device");
    }

    private static String cable(JsonNode cable) {
        List<String> parts = new ArrayList<>();
        cable.path("converters").forEach(c -> parts.add(c.asText()));
        String label = cable.path("label").asText("");
        parts.add(label.isEmpty() ? cable.path("cableType").asText("cable") : label);
        parts.add(cable.hasNonNull("lengthM") ? cable.path("lengthM").asText() + " m" : "length not said");
        if (cable.hasNonNull("status")) {
            boolean faulty = cable.path("status").asText().equals("faulty");
            parts.add(faulty ? "FAULTY" : cable.path("status").asText());
        }
        return String.join(", ", parts);
    }

    private static String thing(JsonNode first, JsonNode last, boolean passes) {
        String ports = passes
                ? first.path("port").asText() + " > " + last.path("port").asText()
                : first.path("port").asText();
        StringBuilder text = new StringBuilder()
                .append(first.path("asked").asBoolean() || last.path("asked").asBoolean() ? "* " : "")
                .append(inside(first) ? "" : first.path("of").path("label").asText() + "  ")
                .append(ports);
        if (first.hasNonNull("connector") && !passes) {
            text.append(" (").append(first.path("connector").asText()).append(")");
        }
        JsonNode route = (passes ? last : first).path("by").path("route");
        text.append(how(route.asText(""), (passes ? last : first).path("by")));
        return text.append(end(last)).toString();
    }

    private static String how(String route, JsonNode by) {
        if (!by.path("kind").asText().equals("device")) {
            return "";
        }
        return switch (route) {
            case "" -> "  could be routed";
            case "crosspoint" -> "  routed";
            case "drawn" -> "  drawn through";
            case "plugged" -> "  its only feed";
            default -> "";
        };
    }

    private static String end(JsonNode hop) {
        if (hop.path("loop").asBoolean()) {
            return "  LOOP: the signal was here before";
        }
        if (hop.hasNonNull("again")) {
            return "  goes on as told above";
        }
        StringBuilder text = new StringBuilder();
        if (hop.path("by").isNull() && hop.hasNonNull("format")) {
            text.append("  ").append(hop.path("format").asText());
        }
        if (hop.path("of").path("entity").asText().equals("sends")) {
            text.append("  ").append(hop.path("format").asText("format unknown"));
            text.append(hop.path("lengthIsDefinite").asBoolean() ? ", " : ", at least ");
            text.append(hop.path("lengthM").asText()).append(" m in all");
        }
        return text.toString();
    }
}
