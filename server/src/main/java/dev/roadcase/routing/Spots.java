package dev.roadcase.routing;

import dev.roadcase.model.Ids;
import dev.roadcase.model.InvalidException;
import dev.roadcase.model.Violation;
import dev.roadcase.model.Violation.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what people mean by one side of a patch: "FOH Snake A", "SRC 1", "Router A IN 5", "Router A IN 5-12", "SRC 1-8", or an
 * id of any of these.
 */
final class Spots {
    /** "IN 5-12", also "IN 5 - IN 12"; the words before the second number may repeat those before the first. */
    private static final Pattern RANGE = Pattern.compile("(.*?)(\\d{1,5})\\s*(?:-|–|\\.\\.)\\s*(?:\\D*)(\\d{1,5})");

    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,5})");

    private final Graph graph;
    private final Flow flow;
    private final String field;

    /** {@code flow} is OUT for what gives, IN for what takes; {@code field} is where faults are told. */
    Spots(Graph graph, Flow flow, String field) {
        this.graph = graph;
        this.flow = flow;
        this.field = field;
    }

    /** What that text means; throws {@link InvalidException} when it is nothing here, or nothing that runs this way. */
    Spot find(String text) {
        String wanted = text.strip();
        if (wanted.isEmpty()) {
            throw fault(Code.REQUIRED, "is needed: a source, a device, a port, or a range such as Router A IN 5-12");
        }
        Spot spot = byId(wanted);
        if (spot == null) {
            spot = exactly(wanted);
        }
        if (spot == null) {
            spot = range(wanted);
        }
        if (spot == null) {
            throw fault(
                    Code.UNKNOWN_REFERENCE,
                    "\"" + wanted + "\" is nothing in this show; name it as it is printed, a port as in Router A IN 3");
        }
        return spot;
    }

    private InvalidException fault(Code code, String message) {
        return new InvalidException(List.of(Violation.of(field, code, message)));
    }

    private @Nullable Spot byId(String wanted) {
        UUID id = Ids.parse(wanted);
        End end = id == null ? null : graph.end(id);
        Holder holder = id == null ? null : graph.holder(id);
        if (end != null) {
            return at(wanted, end);
        }
        return holder == null ? null : whole(wanted, holder);
    }

    private @Nullable Spot exactly(String wanted) {
        String plain = plain(wanted);
        for (Holder holder : holders()) {
            if (names(holder).anyMatch(name -> name.equals(plain))) {
                return whole(wanted, holder);
            }
        }
        End end = port(plain);
        return end == null ? null : at(wanted, end);
    }

    private List<Holder> holders() {
        return graph.holders().stream()
                .sorted(Comparator.comparing(Holder::position).thenComparing(h -> h.id().toString()))
                .toList();
    }

    private static Stream<String> names(Holder holder) {
        return Stream.of(holder.printed(), holder.name(), holder.label())
                .map(Spots::plain)
                .filter(name -> !name.isEmpty())
                .distinct();
    }

    /** A port by its thing and what is marked at it, rather one that runs the right way. */
    private @Nullable End port(String plain) {
        End other = null;
        for (Holder holder : graph.holders()) {
            for (String name : names(holder).toList()) {
                if (plain.startsWith(name + " ")) {
                    String marked = plain.substring(name.length() + 1);
                    for (End end : graph.endsOf(holder.id())) {
                        if (isMarked(end, marked)) {
                            if (runs(end)) {
                                return end;
                            }
                            other = end;
                        }
                    }
                }
            }
        }
        return other;
    }

    /** "IN 5" is also the fifth input of a device that marks it otherwise or not at all. */
    private static boolean isMarked(End end, String marked) {
        return plain(end.marked()).equals(marked)
                || (end.index() > 0 && marked.equals(end.flow().word() + " " + end.index()));
    }

    private boolean runs(End end) {
        return flow == Flow.OUT ? end.flow().gives() : end.flow().takes();
    }

    private Spot whole(String wanted, Holder holder) {
        List<End> ends = graph.endsOf(holder.id()).stream().filter(this::runs).toList();
        if (ends.isEmpty()) {
            throw fault(
                    Code.CONTRADICTION,
                    holder.label() + " has no " + word() + (flow == Flow.OUT ? " to start at" : " to end at"));
        }
        return new Spot(wanted, ends, Spot.Kind.ANY);
    }

    private String word() {
        return flow == Flow.OUT ? "output" : "input";
    }

    /** That port and, for more than one cable, those of the same kind behind it. */
    private Spot at(String wanted, End end) {
        if (!runs(end)) {
            throw fault(
                    Code.CONTRADICTION,
                    new Words(graph).end(end)
                            + (flow == Flow.OUT
                                    ? " is an input; a signal starts at an output"
                                    : " is an output; a signal ends at an input"));
        }
        List<End> ends = graph.endsOf(end.holder());
        List<End> on = ends.subList(ends.indexOf(end), ends.size()).stream()
                .filter(e -> runs(e) && e.flow() == end.flow() && e.kind().equals(end.kind()))
                .toList();
        return new Spot(wanted, on, Spot.Kind.FROM);
    }

    private @Nullable Spot range(String wanted) {
        Matcher match = RANGE.matcher(wanted);
        if (!match.matches()) {
            return null;
        }
        int first = Integer.parseInt(match.group(2));
        int last = Integer.parseInt(match.group(3));
        if (last < first) {
            throw fault(Code.OUT_OF_RANGE, "runs backwards; write the lower number first");
        }
        List<End> ends = new ArrayList<>();
        for (int number = first; number <= last; number++) {
            End end = numbered(plain(match.group(1)), number);
            if (end == null) {
                break;
            }
            ends.add(end);
        }
        if (ends.isEmpty()) {
            return null;
        }
        if (!runs(ends.getFirst())) {
            return at(wanted, ends.getFirst());
        }
        return new Spot(wanted, ends, Spot.Kind.EACH, last - first + 1);
    }

    /** "router a in" 5 is a port; "src" 5 a source, by its first output that is free. */
    private @Nullable End numbered(String stem, int number) {
        End port = port(stem + " " + number);
        End direct = port == null ? port(stem + number) : port;
        if (direct != null) {
            return direct;
        }
        for (Holder holder : holders()) {
            boolean meant = !holder.isDevice() && names(holder).anyMatch(name -> isNumbered(name, stem, number));
            if (meant) {
                return first(holder);
            }
        }
        return null;
    }

    private @Nullable End first(Holder holder) {
        List<End> ends = graph.endsOf(holder.id()).stream().filter(this::runs).toList();
        return ends.stream()
                .filter(e -> graph.cablesFrom(e.id()).isEmpty()
                        && graph.cablesTo(e.id()).isEmpty())
                .findFirst()
                .orElse(ends.isEmpty() ? null : ends.getFirst());
    }

    private static boolean isNumbered(String name, String stem, int number) {
        Matcher match = NUMBERED.matcher(name);
        return match.matches() && plain(match.group(1)).equals(stem) && Integer.parseInt(match.group(2)) == number;
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
