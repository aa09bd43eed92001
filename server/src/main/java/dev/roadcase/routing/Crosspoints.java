package dev.roadcase.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What each output of a device shows now, and which ports are meant by what people write. */
public final class Crosspoints {
    private final Graph graph;
    private final UUID device;

    private Crosspoints(Graph graph, UUID device) {
        this.graph = graph;
        this.device = device;
    }

    /** The crosspoints of a device of the show; null when it has no such device. */
    public static @Nullable Crosspoints of(Graph graph, UUID device) {
        Holder holder = graph.holder(device);
        return holder == null || !holder.isDevice() ? null : new Crosspoints(graph, device);
    }

    /**
     * One output.
     *
     * @param input what it shows; null when nothing is known to be there
     * @param inputLabel empty when there is none
     * @param route fixed, crosspoint, drawn or plugged; empty when there is no input
     */
    public record Shown(
            UUID output, String outputLabel, @Nullable UUID input, String inputLabel, String route) {}

    /** Every output in its order. */
    public List<Shown> shown() {
        List<Shown> all = new ArrayList<>();
        for (End end : graph.endsOf(device)) {
            Wiring.Route route = graph.wiring(device).routes().get(end.id());
            End input = route == null ? null : graph.end(route.in());
            if (end.flow() == Flow.OUT) {
                all.add(new Shown(
                        end.id(),
                        end.marked(),
                        input == null ? null : input.id(),
                        input == null ? "" : input.marked(),
                        input == null || route == null ? "" : route.how().name().toLowerCase(Locale.ROOT)));
            }
        }
        return all;
    }

    /** The output of that id or label; null when the device has none. */
    public @Nullable UUID output(String written) {
        return find(written, Flow.OUT);
    }

    /** The input of that id or label; null when the device has none. */
    public @Nullable UUID input(String written) {
        return find(written, Flow.IN);
    }

    private @Nullable UUID find(String written, Flow flow) {
        String plain = written.strip();
        for (End end : graph.endsOf(device)) {
            boolean meant =
                    end.id().toString().equalsIgnoreCase(plain) || end.marked().equalsIgnoreCase(plain);
            if (meant && (flow == Flow.OUT ? end.flow().gives() : end.flow().takes())) {
                return end.id();
            }
        }
        return null;
    }

    /** Whether somebody can choose what that output shows. */
    public boolean isChoosable(UUID output) {
        return graph.wiring(device).inside().fixedAt(output) == null;
    }
}
