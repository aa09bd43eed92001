package dev.roadcase.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Base;
import dev.roadcase.model.Connection;
import dev.roadcase.model.Decoder;
import dev.roadcase.model.Device;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Id;
import dev.roadcase.model.Key;
import dev.roadcase.model.Nested;
import dev.roadcase.model.Production;
import dev.roadcase.model.Row;
import dev.roadcase.model.Send;
import dev.roadcase.model.Source;
import dev.roadcase.schedule.Numbering;
import dev.roadcase.schedule.Show;
import dev.roadcase.store.ListQuery;
import dev.roadcase.store.Reading;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A show read for its cables, of one moment.
 *
 * @param connections every connection there was, deleted ones too
 */
record CableShow(Row production, long seq, Show show, List<Row> connections) {
    CableShow {
        connections = List.copyOf(connections);
    }

    static CableShow read(Reading reading, UUID id) {
        Row production = reading.row(new Key(Production.TYPE, id))
                .orElseThrow(() -> Problem.notFound("There is no such production on this server."));
        if (production.deleted()) {
            throw Problem.gone("The production was deleted. Restore it to go on working with it.");
        }
        Show show = new Show(
                all(reading, Source.TYPE, id),
                all(reading, Send.TYPE, id),
                all(reading, Device.TYPE, id),
                all(reading, Connection.TYPE, id));
        long seq = reading.scope(id).orElseThrow().head();
        return new CableShow(production, seq, show, reading.everything(Connection.TYPE, id));
    }

    private static <E> List<E> all(Reading reading, EntityType<E> type, UUID id) {
        Nested nested = Lists.inScope(reading, type, id);
        return reading.list(ListQuery.all(type, id)).stream()
                .map(row -> type.toRecord(row, nested))
                .toList();
    }

    /** The numbers for cables that have none. */
    Map<Id<Connection>, String> missingNumbers() {
        List<String> used = connections.stream()
                .map(row -> row.text("cableLabel"))
                .filter(label -> !label.isBlank())
                .toList();
        return Numbering.missing(show, used);
    }

    /** What to ask for to give them; each is based on what was read. */
    List<Ask> asks(Map<Id<Connection>, String> numbers) {
        return connections.stream()
                .filter(row -> numbers.containsKey(new Id<Connection>(row.id())))
                .map(row -> ask(row, numbers.get(new Id<Connection>(row.id()))))
                .toList();
    }

    private static Ask ask(Row row, @Nullable String number) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("cableLabel", number);
        return new Ask.Edit(row.key(), Decoder.decode(Connection.TYPE, body, false), new Base.Version(row.version()));
    }
}
