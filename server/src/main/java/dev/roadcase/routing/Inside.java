package dev.roadcase.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a device is wired inside: which inputs reach which outputs at all. Pictures never come out as reference, and
 * nothing is routed through a network port.
 *
 * <p>Loop outputs follow their input. Snakes, panels and multi-channel converters pass the nth input to the nth output, a
 * distribution amplifier its one input to all outputs. Routers and switchers choose by crosspoints. A converter with
 * several inputs for one output takes the one that is plugged, unless a crosspoint says otherwise.
 */
final class Inside {
    private static final Set<String> CROSSPOINTS = Set.of("router", "switcher", "cam-switcher");
    private static final Set<String> STRAIGHT = Set.of("snake", "patch-panel");

    /** What gives pictures of its own, or takes them for good. */
    private static final Set<String> CLOSED = Set.of(
            "camera",
            "ptz",
            "computer",
            "media-server",
            "sync-generator",
            "network-switch",
            "led-tile",
            "lens",
            "projector");

    private final boolean byCrosspoint;
    private final Map<UUID, UUID> fixed = new HashMap<>();
    private final Map<UUID, List<UUID>> reached = new HashMap<>();
    private final Set<UUID> choosable = new LinkedHashSet<>();
    private final Set<UUID> choosing = new LinkedHashSet<>();

    Inside(Holder device, List<End> ends) {
        byCrosspoint = CROSSPOINTS.contains(device.category());
        Map<String, List<End>> kinds = new LinkedHashMap<>();
        ends.stream()
                .filter(e -> e.flow() != Flow.BOTH && !e.kind().equals(Plug.NETWORK))
                .forEach(e ->
                        kinds.computeIfAbsent(e.kind(), k -> new ArrayList<>()).add(e));
        kinds.forEach((kind, some) -> wire(device.category(), kind, some));
    }

    private void wire(String category, String kind, List<End> ends) {
        List<End> ins = ends.stream().filter(e -> e.flow() == Flow.IN).toList();
        List<End> outs =
                new ArrayList<>(ends.stream().filter(e -> e.flow() == Flow.OUT).toList());
        outs.removeIf(out -> loops(out, ins));
        if (ins.isEmpty() || outs.isEmpty() || (CLOSED.contains(category) && kind.equals("picture"))) {
            return;
        }
        if (category.equals("ccu") && kind.equals("picture")) {
            choose(ins.stream().filter(Inside::isCamera).toList(), outs);
        } else if (byCrosspoint && kind.equals("picture")) {
            open(ins, outs);
        } else {
            choose(category, ins, outs);
        }
    }

    private static boolean isCamera(End end) {
        return end.plug() != null && end.plug().signal().equals("camera link");
    }

    private void choose(String category, List<End> ins, List<End> outs) {
        if (STRAIGHT.contains(category) || (ins.size() == outs.size() && ins.size() > 1)) {
            for (int i = 0; i < Math.min(ins.size(), outs.size()); i++) {
                fix(ins.get(i), outs.get(i));
            }
        } else {
            choose(ins, outs);
        }
    }

    private void choose(List<End> ins, List<End> outs) {
        if (ins.size() == 1) {
            outs.forEach(out -> fix(ins.getFirst(), out));
        } else {
            open(ins, outs);
        }
    }

    private void open(List<End> ins, List<End> outs) {
        ins.forEach(in -> choosable.add(in.id()));
        outs.forEach(out -> choosing.add(out.id()));
    }

    private void fix(End in, End out) {
        fixed.put(out.id(), in.id());
        reached.computeIfAbsent(in.id(), i -> new ArrayList<>()).add(out.id());
    }

    private boolean loops(End out, List<End> ins) {
        String stem = stem(out.marked());
        if (stem == null) {
            return false;
        }
        for (End in : ins) {
            if (plain(in.marked()).equals(stem)) {
                fix(in, out);
                return true;
            }
        }
        return false;
    }

    /** What a loop output loops, from its label; null when it is none. */
    private static @Nullable String stem(String label) {
        String upper = label.toUpperCase(Locale.ROOT);
        boolean loop = upper.contains("LOOP") || upper.contains("THRU") || upper.contains("THROUGH");
        return loop ? plain(upper.replaceAll("LOOP|THRU|THROUGH", " ")) : null;
    }

    private static String plain(String label) {
        return label.toUpperCase(Locale.ROOT)
                .replaceAll("\\b(IN|OUT|INPUT|OUTPUT)\\b", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** Whether its routes are chosen by people, as a router's are. */
    boolean isByCrosspoint() {
        return byCrosspoint;
    }

    /** The input that an output always shows; null when that can be chosen, or there is none. */
    @Nullable
    UUID fixedAt(UUID out) {
        return fixed.get(out);
    }

    /** The inputs that may be chosen, in their order. */
    Set<UUID> choosable() {
        return choosable;
    }

    /** The outputs that choose. */
    Set<UUID> choosing() {
        return choosing;
    }

    /** Every output that an input can reach. */
    List<UUID> reachableFrom(UUID in) {
        List<UUID> all = new ArrayList<>(reached.getOrDefault(in, List.of()));
        if (choosable.contains(in)) {
            all.addAll(choosing);
        }
        return all;
    }

    /** Every input that can reach an output. */
    List<UUID> reaching(UUID out) {
        UUID in = fixed.get(out);
        if (in != null) {
            return List.of(in);
        }
        return choosing.contains(out) ? List.copyOf(choosable) : List.of();
    }
}
