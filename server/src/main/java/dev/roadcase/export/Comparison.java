package dev.roadcase.export;

import dev.roadcase.model.EntityType;
import dev.roadcase.model.Field;
import dev.roadcase.model.Row;
import dev.roadcase.model.Sent;
import dev.roadcase.store.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Tells in what a record that is there differs from the one that arrives. */
final class Comparison {
    private final Reading reading;
    private final Arrival arrival;

    Comparison(Reading reading, Arrival arrival) {
        this.reading = reading;
        this.arrival = arrival;
    }

    /** What is to be told to people; empty when both are the same. */
    Optional<String> difference(Row row) {
        String who = "The " + row.type().word() + " '" + row.label() + "'";
        if (!row.scope().equals(arrival.scope())) {
            return Optional.of(who + " belongs to another show; nothing was changed");
        }
        if (row.deleted() != arrival.ask().deleted()) {
            return Optional.of(
                    row.deleted()
                            ? who + " was deleted here and stays deleted; restore it if it is wanted"
                            : who + " is deleted in the file; here it was left as it is");
        }
        List<String> fields = fields(row);
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        who + " is there already with another " + String.join(", ", fields) + "; it was left as it is");
    }

    private List<String> fields(Row row) {
        List<String> different = new ArrayList<>();
        for (Field field : row.type().fields()) {
            if (isDifferent(row, arrival.ask().sent(), field)) {
                different.add(field.name());
            }
        }
        for (EntityType.Child child : row.type().children()) {
            List<Sent> items = arrival.ask().sent().nested().get(child.name());
            if (items != null && !arrival.whole() && areDifferent(row, child, items)) {
                different.add(child.name());
            }
        }
        return different;
    }

    private boolean isDifferent(Row row, Sent sent, Field field) {
        if (arrival.derived().contains(field.name())) {
            return false;
        }
        Object here = row.get(field.name());
        if (!sent.fields().containsKey(field.name())) {
            boolean matters = arrival.whole() && !field.name().equals("position");
            return matters && !Objects.equals(here, field.initial());
        }
        Object there = sent.fields().get(field.name());
        return arrival.loose().contains(field.name())
                ? (here == null) != (there == null)
                : !Objects.equals(here, there);
    }

    private boolean areDifferent(Row parent, EntityType.Child child, List<Sent> items) {
        List<Row> rows = reading.children(child.type(), parent.id());
        if (rows.size() != items.size()) {
            return true;
        }
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            Sent item = items.get(i);
            if (child.type().fields().stream().anyMatch(f -> isDifferent(row, item, f))) {
                return true;
            }
            for (EntityType.Child below : child.type().children()) {
                List<Sent> inner = item.nested().get(below.name());
                if (inner != null && areDifferent(row, below, inner)) {
                    return true;
                }
            }
        }
        return false;
    }
}
