package dev.roadcase.routing;

import dev.roadcase.model.Ask;
import dev.roadcase.model.Base;
import dev.roadcase.model.Connection;
import dev.roadcase.model.InvalidException;
import dev.roadcase.model.Key;
import dev.roadcase.model.Port;
import dev.roadcase.model.Row;
import dev.roadcase.model.Sent;
import dev.roadcase.model.Violation;
import dev.roadcase.model.Violation.Code;
import dev.roadcase.routing.Finding.Place;
import dev.roadcase.routing.Plan.Act;
import dev.roadcase.routing.Plan.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Plans the way of a signal again, for other sources and sends or for copies of them. At every device on the way the next
 * free ports are taken; a one-channel box that nothing else runs through is copied. Stops at the first copy that cannot be
 * whole, and says why.
 */
public final class ChainCopy {
    private final Graph graph;
    private final Wish wish;
    private final ChainPath path;
    private final Words words;
    private final Sockets sockets;
    private final Twins twins;
    private final Show show;
    private final Set<UUID> own;
    private final List<Line> lines = new ArrayList<>();
    private final List<Ask> asks = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * What is wanted.
     *
     * @param from where the copies begin; sources, outputs or ranges of them
     * @param to where they end; sends, inputs or ranges of them
     * @param times how many copies; 0 for as many as were named. Above 0, sources and sends that were not named are copied
     */
    public record Wish(String chain, List<String> from, List<String> to, int times, Cabling cabling) {
        public Wish {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }
    }

    /** Thrown inside when a copy cannot be whole. */
    private static final class Stop extends Exception {
        Stop(String why) {
            super(why, null, false, false);
        }
    }

    private ChainCopy(Graph graph, Show show, Wish wish) {
        this.graph = graph;
        this.show = show;
        this.wish = wish;
        path = ChainPath.of(graph, wish.chain());
        words = new Words(graph);
        sockets = new Sockets(graph);
        twins = new Twins(graph, show);
        own = path.connections();
    }

    /** Plans the copies; throws {@link InvalidException} when what was named is not there, or not even one can be made. */
    public static Plan plan(Graph graph, Show show, Wish wish) {
        return new ChainCopy(graph, show, wish).plan();
    }

    private Plan plan() {
        List<End> starts = named("from", wish.from(), Flow.OUT);
        List<End> stops = named("to", wish.to(), Flow.IN);
        int wanted = Math.max(wish.times(), Math.max(starts.size(), stops.size()));
        if (wanted == 0) {
            throw fault("times", Code.REQUIRED, "say how often, or name where the copies begin or end");
        }
        int made = 0;
        try {
            for (; made < Math.min(wanted, Patching.MOST); made++) {
                new Copy(get(starts, made), get(stops, made)).run();
            }
        } catch (Stop stop) {
            if (made == 0) {
                throw fault("chain", Code.TAKEN, "cannot be copied: " + stop.getMessage());
            }
            notes.addFirst("Stopped after " + made + " of " + wanted + ": " + stop.getMessage());
        }
        String copies = made == 1 ? "Once more" : made + " times more";
        return new Plan(
                copies + " the way from " + words.end(path.start()) + " to " + words.end(path.last()) + ".",
                lines,
                notes,
                asks);
    }

    private static InvalidException fault(String field, Code code, String message) {
        return new InvalidException(List.of(Violation.of(field, code, message)));
    }

    private static @Nullable End get(List<End> ends, int at) {
        return at < ends.size() ? ends.get(at) : null;
    }

    private List<End> named(String field, List<String> texts, Flow flow) {
        List<End> all = new ArrayList<>();
        for (String text : texts) {
            Spot spot = new Spots(graph, flow, field).find(text);
            switch (spot.kind()) {
                case EACH -> {
                    all.addAll(spot.ends());
                    if (spot.wanted() > spot.ends().size()) {
                        notes.add("\"" + text + "\" ends with "
                                + words.end(spot.ends().getLast()) + "; there is no more of it.");
                    }
                }
                case FROM -> all.add(spot.ends().getFirst());
                case ANY ->
                    all.add(spot.ends().stream()
                            .filter(e -> sockets.isFree(e) && !all.contains(e))
                            .findFirst()
                            .orElse(spot.ends().getFirst()));
            }
        }
        return all;
    }

    /** One more way; what it takes is kept only when it is whole. */
    private final class Copy {
        private final @Nullable End start;
        private final @Nullable End stop;
        private final List<Line> told = new ArrayList<>();
        private final List<Ask> asked = new ArrayList<>();
        private final List<End> taken = new ArrayList<>();
        private final Map<UUID, Twins.Made> made = new HashMap<>();

        Copy(@Nullable End start, @Nullable End stop) {
            this.start = start;
            this.stop = stop;
        }

        void run() throws Stop {
            Twin at = begin();
            for (int i = 0; i < path.legs().size(); i++) {
                ChainPath.Leg leg = path.legs().get(i);
                Way way = way(leg, at);
                if (way == null) {
                    break;
                }
                boolean drawn = leg.link().hasMiddle()
                        && i + 1 < path.legs().size()
                        && path.legs().get(i + 1).link().id().equals(leg.link().id());
                if (drawn && way.out() != null) {
                    Way on = way(path.legs().get(i + 1), way.out());
                    if (on != null) {
                        through(leg.link(), at, way, on);
                        at = on.out() == null ? at : on.out();
                        i++;
                        continue;
                    }
                }
                cable(leg.link(), at, way.in());
                at = way.out() == null ? at : way.out();
            }
            lines.addAll(told);
            asks.addAll(asked);
            taken.forEach(sockets::take);
        }

        /** Where the copy enters a device, and where it leaves it; null where it ends. */
        private record Way(Twin in, @Nullable Twin out) {}

        private Twin begin() throws Stop {
            Holder holder = graph.holderOf(path.start());
            if (start != null) {
                String fed = sockets.fedFrom(start);
                if (fed != null) {
                    throw new Stop(fed);
                }
                return there(start);
            }
            if (holder.isDevice()) {
                for (End out : others(path.start())) {
                    if (out.flow() == path.start().flow() && sockets.isFree(out)) {
                        return there(out);
                    }
                }
            }
            if (wish.times() == 0) {
                throw new Stop("nothing was named to begin at.");
            }
            return twin(holder, path.start());
        }

        /** The other ends of the same thing and kind, those behind it first. */
        private List<End> others(End end) {
            List<End> all = graph.endsOf(end.holder());
            int at = all.indexOf(end);
            List<End> turned = new ArrayList<>(all.subList(at + 1, all.size()));
            turned.addAll(all.subList(0, at));
            turned.removeIf(e -> !e.kind().equals(end.kind()) || taken.contains(e));
            return turned;
        }

        private Twin there(End end) {
            taken.add(end);
            return new Twin(end.id(), end.holder(), end, end.marked(), words.place(end));
        }

        private Twin twin(Holder holder, End end) throws Stop {
            Twins.Made copy = made.get(holder.id());
            if (copy == null) {
                copy = twins.copy(holder);
                made.put(holder.id(), copy);
                asked.add(copy.ask());
                told.add(copy.line());
            }
            Twin twin = copy.ends().get(end.id());
            if (twin == null) {
                throw new Stop(holder.label() + " cannot be copied.");
            }
            return twin;
        }

        private @Nullable Way way(ChainPath.Leg leg, Twin at) throws Stop {
            Holder holder = graph.holderOf(leg.to());
            if (!holder.isDevice()) {
                return end(leg, at, holder);
            }
            if (leg.out() == null && stop != null) {
                return end(leg, at, holder);
            }
            String misfit = null;
            for (End in : others(leg.to())) {
                if (in.flow() == leg.to().flow() && sockets.isFree(in)) {
                    if (!sockets.goTogether(at.like(), in)) {
                        misfit = sockets.misfit(at.like(), in);
                        continue;
                    }
                    End out = leg.out() == null ? null : out(leg, in);
                    if (leg.out() == null || out != null) {
                        return taking(leg, in, out);
                    }
                }
            }
            if (twins.isOnly(holder, own)) {
                return new Way(twin(holder, leg.to()), leg.out() == null ? null : twin(holder, leg.out()));
            }
            throw new Stop(
                    misfit != null
                            ? misfit
                            : holder.label() + " has no free "
                                    + (leg.out() == null
                                            ? "input left."
                                            : "input left that goes on to a free output."));
        }

        private @Nullable Way end(ChainPath.Leg leg, Twin at, Holder holder) throws Stop {
            if (stop != null) {
                String fed = sockets.feeds(stop);
                String misfit = sockets.misfit(at.like(), stop);
                if (fed != null || misfit != null) {
                    throw new Stop(fed != null ? fed : String.valueOf(misfit));
                }
                return new Way(there(stop), null);
            }
            if (wish.times() > 0) {
                return new Way(twin(holder, leg.to()), null);
            }
            notes.add(at.place().label() + " is where this copy ends: no send was named for it.");
            return null;
        }

        private @Nullable End out(ChainPath.Leg leg, End in) {
            End model = java.util.Objects.requireNonNull(leg.out());
            Wiring wiring = graph.wiring(in.holder());
            for (End out : others(model)) {
                UUID fixed = wiring.inside().fixedAt(out.id());
                boolean reached = fixed == null
                        ? wiring.inside().choosing().contains(out.id())
                                && !wiring.routes().containsKey(out.id())
                        : fixed.equals(in.id());
                if (reached && out.flow() == model.flow() && sockets.isFree(out)) {
                    return out;
                }
            }
            return null;
        }

        private Way taking(ChainPath.Leg leg, End in, @Nullable End out) {
            Twin enters = there(in);
            if (out == null) {
                return new Way(enters, null);
            }
            if (leg.how() == Wiring.How.CROSSPOINT) {
                Key key = new Key(Port.TYPE, out.id());
                Sent sent = new Sent(null, null, Map.of("routedFrom", in.id()), Map.of(), List.of());
                asked.add(new Ask.Edit(key, sent, Base.NOW));
                told.add(Line.of(Act.CHANGE, key, words.end(out), "shows " + words.end(in)));
            }
            return new Way(enters, there(out));
        }

        private Map<String, @Nullable Object> fields(Twin from, Twin to) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("fromPortId", from.id());
            fields.put("toPortId", to.id());
            if (graph.holderOf(from.like()).isSource()) {
                fields.put("sourceId", from.holder());
                fields.put("sourceOutputId", from.id());
            }
            if (graph.holderOf(to.like()).isSend()) {
                fields.put("destinationType", "send");
                fields.put("destinationId", to.holder());
            }
            return fields;
        }

        private void cable(Link link, Twin from, Twin to) {
            lay(link, fields(from, to), from, to);
        }

        /** Drawn as it was: as one connection through a device. */
        private void through(Link link, Twin from, Way way, Way on) {
            Map<String, @Nullable Object> fields = fields(from, on.in());
            Twin out = java.util.Objects.requireNonNull(way.out());
            Row drawn = show.live(new Key(Connection.TYPE, link.id()));
            if (drawn != null && drawn.get("intermediateType") != null) {
                fields.put("intermediateType", drawn.get("intermediateType"));
            }
            fields.put("intermediateId", way.in().holder());
            fields.put("intermediateInput", way.in().marked());
            fields.put("intermediateOutput", out.marked());
            lay(link, fields, from, on.in());
        }

        private void lay(Link link, Map<String, @Nullable Object> fields, Twin from, Twin to) {
            String type = link.cableType().isEmpty() ? Sockets.cable(from.like(), to.like()) : link.cableType();
            String label = wish.cabling().describe(fields, type);
            if (link.millimetres() != null) {
                fields.put("cableLengthM", link.millimetres());
            }
            Place start = from.place();
            Cabling.Laid laid = wish.cabling().laid(fields, label, start, to.place());
            asked.add(laid.ask());
            told.add(laid.line());
        }
    }
}
