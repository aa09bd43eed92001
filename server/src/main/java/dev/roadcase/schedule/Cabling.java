package dev.roadcase.schedule;

import dev.roadcase.model.Connection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns connections into cables. */
final class Cabling {
    private final Ends ends;
    private final Stock stock;

    Cabling(Show show, Stock stock) {
        ends = new Ends(show);
        this.stock = stock;
    }

    List<Cable> of(Connection c) {
        return c.intermediateId() == null ? List.of(direct(c)) : through(c);
    }

    private Cable direct(Connection c) {
        return cable(c, 0, c.cableLengthM(), ends.from(c), ends.to(c));
    }

    /** Its length is of both together, so of neither. */
    private List<Cable> through(Connection c) {
        End in = ends.between(c, c.intermediateInput());
        End out = ends.between(c, c.intermediateOutput());
        return List.of(cable(c, 1, null, ends.from(c), in), cable(c, 2, null, out, ends.to(c)));
    }

    private Cable cable(Connection c, int leg, @Nullable Integer millimetres, End from, End to) {
        String label = said(c.cableLabel());
        Integer length = millimetres == null || millimetres == 0 ? null : millimetres;
        return new Cable(
                c.id(),
                leg,
                leg == 0 || label.isEmpty() ? label : label + "/" + leg,
                said(c.cableType()).isEmpty()
                        ? CableType.between(from.connector(), to.connector())
                        : said(c.cableType()),
                length,
                length == null ? List.of() : stock.pieces(length),
                from,
                to,
                said(c.status()),
                said(c.note()));
    }

    private static String said(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").strip();
    }
}
