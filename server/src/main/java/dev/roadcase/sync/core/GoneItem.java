package dev.roadcase.sync.core;

import dev.roadcase.model.Change;
import dev.roadcase.model.Clash;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Row;
import dev.roadcase.model.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A nested record that somebody deleted after the base: it stays deleted unless its author changed it. */
final class GoneItem {
    private final View view;
    private final BaseState base;
    private final Row row;

    GoneItem(View view, BaseState base, Row row) {
        this.view = view;
        this.base = base;
        this.row = row;
    }

    List<Clash> clashes(Sent item, Place place) {
        Change deletion = base.lastTouch(row.key());
        List<Clash> clashes = new ArrayList<>();
        item.fields().forEach((name, value) -> {
            if (!Objects.equals(row.get(name), value)) {
                clashes.add(Clashes.gone(row, place.path(), name, value, deletion));
            }
        });
        if (clashes.isEmpty() && !sameBelow(row, item)) {
            clashes.add(Clashes.removal(place.path(), deletion));
        }
        return clashes;
    }

    private boolean sameBelow(Row above, Sent item) {
        return above.type().children().stream().allMatch(child -> {
            List<Sent> items = item.nested().get(child.name());
            return items == null || same(base.deletedSince(child.type(), above.id(), view), items, child);
        });
    }

    private boolean same(List<Row> rows, List<Sent> items, EntityType.Child child) {
        if (rows.size() != items.size()) {
            return false;
        }
        for (int i = 0; i < items.size(); i++) {
            Row found = of(rows, items.get(i), i, child).orElse(null);
            if (found == null || !holds(found, items.get(i)) || !sameBelow(found, items.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Row> of(List<Row> rows, Sent item, int index, EntityType.Child child) {
        return item.id() == null || child.type().idRule() != null
                ? Optional.of(rows.get(index))
                : rows.stream().filter(r -> r.id().equals(item.id())).findFirst();
    }

    private static boolean holds(Row found, Sent item) {
        return item.fields().entrySet().stream().allMatch(e -> Objects.equals(found.get(e.getKey()), e.getValue()));
    }
}
