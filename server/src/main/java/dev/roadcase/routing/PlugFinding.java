package dev.roadcase.routing;

import org.jspecify.annotations.Nullable;

/** Says that the two ends of a cable do not go together, and which converter would help. */
record PlugFinding(Words words, Drawn drawn, Cable cable, Holder giver, Holder taker, End from, End to) {

    Finding found(Converters inLine) {
        boolean sameConnector = from.plug() != null
                && to.plug() != null
                && from.plug().connector().equals(to.plug().connector());
        String converter = converter();
        String also = inLine.isEmpty()
                ? ""
                : " The " + Words.and(inLine.chain()) + " in line does not turn the one into the other.";
        return new Finding(
                        sameConnector ? FindingKind.SIGNAL_WITHOUT_CONVERTER : FindingKind.CONNECTOR_WITHOUT_CONVERTER,
                        cable.name() + " runs from " + words.end(from) + ", which is " + what(from) + ", to "
                                + words.end(to) + ", which is " + what(to)
                                + (sameConnector ? ": it plugs in, and no picture comes." : ".") + also,
                        converter == null
                                ? "Run it to a port that fits, or through something that takes the one and gives the other."
                                : "Put a converter " + converter + " in line and write it down, or use ports that fit.",
                        Words.place(cable),
                        words.place(from),
                        words.place(to))
                .with(converter == null || !inLine.isEmpty() ? null : fix(converter));
    }

    private static String what(End end) {
        return end.connector().isEmpty() && end.plug() != null ? end.plug().name() : end.connector();
    }

    private @Nullable String converter() {
        String one = from.plug() == null ? null : Words.converterSide(from.plug());
        String other = to.plug() == null ? null : Words.converterSide(to.plug());
        return one == null || other == null || one.equals(other) ? null : one + " > " + other;
    }

    /** A source or send can say what sits in line at it. */
    private @Nullable Fix fix(String converter) {
        if (drawn.link().hasMiddle()) {
            return null;
        }
        Holder holder = giver.isSource() ? giver : taker;
        return holder.isDevice()
                ? null
                : Fix.set(
                        "There is one: note " + converter + " at " + holder.label(),
                        holder.key(),
                        holder.version(),
                        "secondaryDevice",
                        converter);
    }
}
