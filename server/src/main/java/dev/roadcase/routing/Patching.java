package dev.roadcase.routing;

import dev.roadcase.model.Ask;
import dev.roadcase.model.InvalidException;
import dev.roadcase.model.Violation;
import dev.roadcase.model.Violation.Code;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plans cables between two sides: the next free port of each, one port to another, or a range to a range. A plan never gives
 * an input a second feed. Ranges stop at the first pair that does not go together, and say so.
 */
public final class Patching {
    /** As many as one batch may hold. */
    public static final int MOST = 500;

    private final Graph graph;
    private final Words words;
    private final Sockets sockets;
    private final Cabling cabling;
    private final List<Plan.Line> lines = new ArrayList<>();
    private final List<Ask> asks = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    /** Where the last thing that was in the way is. */
    private String side = "to";

    private Patching(Graph graph, Cabling cabling) {
        this.graph = graph;
        this.cabling = cabling;
        words = new Words(graph);
        sockets = new Sockets(graph);
    }

    /**
     * Plans cables from one side to the other.
     *
     * @param count how many; null for as many as a range has, else one
     * @throws InvalidException when a side cannot be found, or not even the first cable can be laid
     */
    public static Plan plan(Graph graph, String from, String to, @Nullable Integer count, Cabling cabling) {
        Spot gives = new Spots(graph, Flow.OUT, "from").find(from);
        Spot takes = new Spots(graph, Flow.IN, "to").find(to);
        return new Patching(graph, cabling).plan(gives, takes, count);
    }

    private Plan plan(Spot from, Spot to, @Nullable Integer count) {
        int wanted = Math.min(MOST, count == null ? wanted(from, to) : count);
        String why = null;
        while (lines.size() < wanted && why == null) {
            why = one(from, to, wanted);
        }
        if (why != null && lines.isEmpty()) {
            throw new InvalidException(List.of(Violation.of(side, Code.TAKEN, why)));
        }
        if (why != null) {
            notes.addFirst("Stopped after " + lines.size() + " of " + wanted + ": " + why);
        }
        return new Plan(summary(from, to), lines, notes, asks);
    }

    private static int wanted(Spot from, Spot to) {
        return Math.max(1, Math.max(from.wanted(), to.wanted()));
    }

    private String summary(Spot from, Spot to) {
        String cables = lines.size() == 1 ? "1 cable" : lines.size() + " cables";
        return cables + " from " + from.named() + " to " + to.named() + ".";
    }

    /** Lays the next cable; tells why it could not. */
    private @Nullable String one(Spot from, Spot to, int wanted) {
        int turn = lines.size();
        side = "from";
        if (!from.isAny() && turn >= from.ends().size()) {
            return after(from, "output");
        }
        side = "to";
        if (!to.isAny() && turn >= to.ends().size()) {
            return after(to, "input");
        }
        List<End> outs = from.isAny() ? free(from) : List.of(from.ends().get(turn));
        List<End> ins = to.isAny() ? free(to) : List.of(to.ends().get(turn));
        if (outs.isEmpty() || ins.isEmpty()) {
            side = outs.isEmpty() ? "from" : "to";
            return outs.isEmpty() ? full(from, "output") : full(to, "input");
        }
        String busy = busy(from, to, outs.getFirst(), ins.getFirst(), wanted);
        return busy != null ? busy : match(outs, ins);
    }

    /** What is in the way at a port that was named. */
    private @Nullable String busy(Spot from, Spot to, End out, End in, int wanted) {
        String fed = from.isAny() ? null : sockets.fedFrom(out);
        if (fed != null && wanted > 1) {
            side = "from";
            return fed;
        }
        String feed = to.isAny() ? null : sockets.feeds(in);
        if (fed != null && feed == null) {
            notes.add(fed + " It feeds both from now on.");
        }
        return feed;
    }

    private List<End> free(Spot spot) {
        return spot.ends().stream().filter(sockets::isFree).toList();
    }

    private @Nullable String match(List<End> outs, List<End> ins) {
        for (End out : outs) {
            for (End in : ins) {
                if (sockets.misfit(out, in) == null) {
                    lay(out, in);
                    return null;
                }
            }
        }
        return sockets.misfit(outs.getFirst(), ins.getFirst());
    }

    private void lay(End out, End in) {
        Cabling.Laid laid = cabling.lay(words, graph, out, in);
        asks.add(laid.ask());
        lines.add(laid.line());
        sockets.take(out);
        sockets.take(in);
        narrow(out, in);
    }

    /** A picture that is too large for the input is laid all the same, for the source may be set smaller. */
    private void narrow(End out, End in) {
        Raster most = in.plug() == null ? null : in.plug().carries();
        Raster own = out.raster() == null && graph.holderOf(out).isSource()
                ? graph.holderOf(out).raster()
                : out.raster();
        if (most != null && own != null && own.exceeds(most)) {
            notes.add(words.end(out) + " sends " + own + ", and " + words.end(in) + " carries " + most + " at most.");
        }
    }

    private String after(Spot spot, String word) {
        End last = spot.ends().getLast();
        return "there is no " + word + " after " + words.end(last)
                + (spot.kind() == Spot.Kind.EACH ? " in what was named." : ".");
    }

    private String full(Spot spot, String word) {
        End only = spot.ends().getFirst();
        String there = word.equals("output") ? sockets.fedFrom(only) : sockets.feeds(only);
        return graph.holderOf(only).label() + " has no free " + word
                + (spot.ends().size() == 1 && there != null ? ": " + there : lines.isEmpty() ? "." : " left.");
    }
}
