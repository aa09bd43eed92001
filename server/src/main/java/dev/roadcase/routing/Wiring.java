package dev.roadcase.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.roadcase.model.JsonText;
import dev.roadcase.model.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a device is routed at one moment: what each output shows now, and why.
 *
 * @param routes by output
 * @param from by input
 * @param millimetres the way a signal goes inside: 0 for a box, null for a snake that nobody measured
 * @param processing whether the picture that comes out is a new one
 */
record Wiring(
        Inside inside,
        Map<UUID, Route> routes,
        Map<UUID, List<Route>> from,
        @Nullable Integer millimetres,
        boolean processing) {
    private static final BigDecimal FOOT = new BigDecimal("304.8");
    private static final BigDecimal LONGEST = BigDecimal.valueOf(100_000_000);

    /** An input shown at an output. */
    record Route(UUID in, UUID out, How how) {}

    /** Why a route is there. */
    enum How {
        /** It cannot be otherwise. */
        FIXED,
        /** Somebody set a crosspoint. */
        CROSSPOINT,
        /** A connection is drawn through. */
        DRAWN,
        /** It is the only input that is plugged. */
        PLUGGED
    }

    static Wiring of(Graph graph, UUID device) {
        Holder holder = graph.holder(device);
        List<End> ends = graph.endsOf(device);
        if (holder == null || !holder.isDevice()) {
            throw new IllegalArgumentException("only devices are wired inside");
        }
        Inside inside = new Inside(holder, ends);
        UUID plugged = plugged(graph, inside);
        Map<UUID, Route> routes = new HashMap<>();
        Map<UUID, List<Route>> from = new HashMap<>();
        for (End end : ends) {
            Route route = route(graph, inside, end, plugged);
            if (route != null) {
                routes.put(route.out(), route);
                from.computeIfAbsent(route.in(), in -> new ArrayList<>()).add(route);
            }
        }
        JsonNode specs = specs(graph, holder);
        boolean processing = holder.isProcessing() || specs.path("scales").asBoolean();
        return new Wiring(inside, routes, from, length(holder, specs), processing);
    }

    private static @Nullable Route route(Graph graph, Inside inside, End end, @Nullable UUID plugged) {
        UUID fixed = inside.fixedAt(end.id());
        if (fixed != null) {
            return new Route(fixed, end.id(), How.FIXED);
        }
        if (!end.flow().gives()) {
            return null;
        }
        UUID set = end.shows();
        End input = set == null ? null : graph.end(set);
        if (input != null && input.holder().equals(end.holder()) && input.flow().takes()) {
            return new Route(input.id(), end.id(), How.CROSSPOINT);
        }
        UUID shown = graph.drawnInto(end.id());
        if (shown != null) {
            return new Route(shown, end.id(), How.DRAWN);
        }
        return plugged != null && inside.choosing().contains(end.id())
                ? new Route(plugged, end.id(), How.PLUGGED)
                : null;
    }

    /** What a device without crosspoints takes when it could choose: the one input that has a cable. */
    private static @Nullable UUID plugged(Graph graph, Inside inside) {
        if (inside.isByCrosspoint()) {
            return null;
        }
        List<UUID> fed = inside.choosable().stream()
                .filter(in -> !graph.cablesTo(in).isEmpty())
                .toList();
        return fed.size() == 1 ? fed.getFirst() : null;
    }

    private static JsonNode specs(Graph graph, Holder device) {
        Row model = device.equipment() == null ? null : graph.model(device.equipment());
        return model != null && model.get("specs") instanceof JsonText specs ? specs.tree() : MissingNode.getInstance();
    }

    private static @Nullable Integer length(Holder device, JsonNode specs) {
        if (!device.category().equals("snake")) {
            return 0;
        }
        BigDecimal metres = number(specs.path("lengthM"));
        BigDecimal feet = number(specs.path("lengthFt"));
        BigDecimal mm = metres == null ? (feet == null ? null : feet.multiply(FOOT)) : metres.movePointRight(3);
        if (mm == null || mm.signum() <= 0 || mm.compareTo(LONGEST) > 0) {
            return null;
        }
        return mm.setScale(0, RoundingMode.HALF_UP).intValueExact();
    }

    private static @Nullable BigDecimal number(JsonNode json) {
        return json.isNumber() ? json.decimalValue() : null;
    }
}
