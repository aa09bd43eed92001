package dev.roadcase.routing;

import dev.roadcase.model.Ask;
import dev.roadcase.model.Connection;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Sent;
import dev.roadcase.routing.Plan.Act;
import dev.roadcase.routing.Plan.Line;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How new cables are written down.
 *
 * @param type the type of all of them; null for what fits each
 * @param status planned unless said otherwise
 * @param millimetres their length; null when nobody said
 * @param label gives the label of a new cable of a type; empty for none
 */
public record Cabling(
        @Nullable String type, String status, @Nullable Integer millimetres, UnaryOperator<String> label) {
    /** Planned cables of whatever type fits, without numbers. */
    public static final Cabling PLAIN = new Cabling(null, "planned", null, type -> "");

    /** A cable as it will be. */
    record Laid(Ask ask, Line line) {}

    Laid lay(Words words, Graph graph, End from, End to) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("fromPortId", from.id());
        fields.put("toPortId", to.id());
        Holder giver = graph.holderOf(from);
        Holder taker = graph.holderOf(to);
        if (giver.isSource()) {
            fields.put("sourceId", giver.id());
            fields.put("sourceOutputId", from.id());
        }
        if (taker.isSend()) {
            fields.put("destinationType", "send");
            fields.put("destinationId", taker.id());
        }
        String label = describe(fields, type == null ? Sockets.cable(from, to) : type);
        return laid(fields, label, words.place(from), words.place(to));
    }

    /** Sets what is said of the cable itself; gives its label. */
    String describe(Map<String, @Nullable Object> fields, String of) {
        fields.put("status", status);
        if (!of.isEmpty()) {
            fields.put("cableType", of);
        }
        if (millimetres != null) {
            fields.put("cableLengthM", millimetres);
        }
        String given = label.apply(of);
        if (!given.isEmpty()) {
            fields.put("cableLabel", given);
        }
        return given;
    }

    Laid laid(Map<String, @Nullable Object> fields, String given, Finding.Place from, Finding.Place to) {
        UUID id = Ids.mint();
        Sent sent = new Sent(id, null, fields, Map.of(), List.of());
        Line line = new Line(Act.ADD, new Key(Connection.TYPE, id), given, from.label() + " > " + to.label(), from, to);
        return new Laid(new Ask.Create(Connection.TYPE, id, sent, null, false), line);
    }
}
