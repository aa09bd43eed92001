package dev.roadcase.sync.core;

import dev.roadcase.model.Clash;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Field;
import dev.roadcase.model.Key;
import dev.roadcase.model.Op;
import dev.roadcase.model.Positions;
import dev.roadcase.model.Row;
import dev.roadcase.model.Sent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Diffs a nested array against the array as its author saw it: there then and not sent is a deletion, added by others
 * since stays, an item without an id takes the id of the one at the same place or is new.
 */
final class ArrayDiff {
    private final Draft draft;
    private final Editing editing;
    private final BaseState base;
    private final Row parent;
    private final EntityType.Child child;
    private final String prefix;
    private final List<Row> seen;

    ArrayDiff(Draft draft, Editing editing, BaseState base, Row parent, EntityType.Child child, String prefix) {
        this.draft = draft;
        this.editing = editing;
        this.base = base;
        this.parent = parent;
        this.child = child;
        this.prefix = prefix;
        seen = atBase();
    }

    /** The nested records the author saw: those of now, less those made since, plus those deleted since. */
    private List<Row> atBase() {
        List<Row> rows = new ArrayList<>();
        for (Row row : draft.work().children(child.type(), parent.id())) {
            Op born = base.born(row.key()).orElse(Op.UPDATED);
            if (born != Op.CREATED && born != Op.RESTORED) {
                rows.add(row);
            }
        }
        for (var change : base.since()) {
            for (var effect : change.effects()) {
                Row gone = effect.type() == child.type() && effect.op() == Op.DELETED
                        ? draft.work().row(effect.key())
                        : null;
                if (gone != null && Objects.equals(gone.parent(), parent.id()) && gone.deleted()) {
                    rows.add(gone);
                }
            }
        }
        rows.sort(java.util.Comparator.comparing(r -> r.text("position")));
        return rows;
    }

    void apply(List<Sent> items) {
        List<UUID> ids = match(items);
        remove(new HashSet<>(ids));
        Map<UUID, String> positions = places(ids);
        for (int i = 0; i < items.size(); i++) {
            item(ids.get(i), items.get(i), place(i), Objects.requireNonNull(positions.get(ids.get(i))));
        }
    }

    private String place(int index) {
        return (prefix.isEmpty() ? "" : prefix + "/") + child.name() + "/" + index;
    }

    private List<UUID> match(List<Sent> items) {
        Set<UUID> named = new HashSet<>();
        items.forEach(item -> named.add(item.id()));
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            ids.add(match(items.get(i), i, named));
        }
        return ids;
    }

    private UUID match(Sent item, int index, Set<UUID> named) {
        UUID sent = item.id();
        if (child.type().idRule() != null) {
            return new Creating(draft).idOf(child.type(), parent.id(), item);
        }
        if (sent != null && isOurs(sent)) {
            return sent;
        }
        if (sent == null
                && index < seen.size()
                && !named.contains(seen.get(index).id())) {
            return seen.get(index).id();
        }
        return new Creating(draft).idOf(child.type(), parent.id(), item);
    }

    private boolean isOurs(UUID id) {
        Row row = draft.work().row(new Key(child.type(), id));
        return row != null && Objects.equals(row.parent(), parent.id());
    }

    private void remove(Set<UUID> kept) {
        for (Row row : seen) {
            if (!kept.contains(row.id()) && !row.deleted()) {
                removeOne(row);
            }
        }
    }

    private void removeOne(Row row) {
        boolean changed = !base.isKnown()
                || base.since().stream()
                        .flatMap(c -> c.effects().stream())
                        .anyMatch(e -> e.key().equals(row.key()));
        if (changed) {
            String path = (prefix.isEmpty() ? "" : prefix + "/") + child.name();
            Clash clash =
                    new Clashes(draft.work(), row, lastGroup(row)).of(path + "/" + row.id(), "isDeleted", null, null);
            editing.clash(clash);
        } else {
            new Deleting(draft).bury(row);
        }
    }

    private String lastGroup(Row row) {
        String last = "";
        for (var change : base.since()) {
            for (var effect : change.effects()) {
                if (effect.key().equals(row.key()) && !effect.groups().isEmpty()) {
                    last = effect.groups().keySet().iterator().next();
                }
            }
        }
        return last;
    }

    private void item(UUID id, Sent item, String place, String position) {
        Row row = draft.work().row(new Key(child.type(), id));
        if (row == null) {
            new Creating(draft).make(child.type(), id, item, parent.id(), position, place, null, false);
        } else if (row.deleted()) {
            revive(row, item, place, position);
        } else {
            String path = child.type().idRule() == null ? child.name() + "/" + id : place;
            editing.fields(row, positioned(row, item, position), prefix.isEmpty() ? path : prefix + "/" + path);
            deeper(row, item, place);
        }
    }

    private void deeper(Row row, Sent item, String place) {
        for (EntityType.Child below : child.type().children()) {
            List<Sent> items = item.nested().get(below.name());
            if (items != null) {
                new ArrayDiff(draft, editing, base, row, below, place).apply(items);
            }
        }
    }

    /** An item that somebody deleted since stays deleted unless its author changed it; one deleted before comes back. */
    private void revive(Row row, Sent item, String place, String position) {
        boolean deletedSince =
                base.born(row.key()).filter(op -> op == Op.DELETED).isPresent();
        if (!deletedSince) {
            new Deleting(draft).restore(row);
            Row live = Objects.requireNonNull(draft.work().row(row.key()));
            editing.fields(live, positioned(live, item, position), place);
            return;
        }
        item.fields().forEach((name, value) -> {
            if (!Objects.equals(row.get(name), value)) {
                Field field = Objects.requireNonNull(child.type().field(name));
                Clashes clashes = new Clashes(draft.work(), row, field.group());
                editing.clash(clashes.of(child.name() + "/" + row.id(), name, row.get(name), value));
            }
        });
    }

    private static Sent positioned(Row row, Sent item, String position) {
        if (position.equals(row.text("position")) || row.type().field("position") == null) {
            return item;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(item.fields());
        fields.put("position", position);
        return new Sent(item.id(), item.version(), fields, item.nested(), item.faults());
    }

    /** Places in the order sent: those that stand in order already keep theirs. */
    private Map<UUID, String> places(List<UUID> ids) {
        Map<UUID, String> places = new LinkedHashMap<>();
        String last = null;
        for (int i = 0; i < ids.size(); i++) {
            String own = position(ids.get(i));
            if (own == null || (last != null && own.compareTo(last) <= 0)) {
                own = Positions.between(last, nextAbove(ids, i, last));
            }
            places.put(ids.get(i), own);
            last = own;
        }
        return places;
    }

    private @Nullable String nextAbove(List<UUID> ids, int from, @Nullable String last) {
        for (int i = from + 1; i < ids.size(); i++) {
            String own = position(ids.get(i));
            if (own != null && (last == null || own.compareTo(last) > 0)) {
                return own;
            }
        }
        return lastOfOthers(last);
    }

    /** What others added since stays behind what was sent. */
    private @Nullable String lastOfOthers(@Nullable String last) {
        return draft.work().children(child.type(), parent.id()).stream()
                .filter(r -> !seen.contains(r))
                .map(r -> r.text("position"))
                .filter(p -> last == null || p.compareTo(last) > 0)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String position(UUID id) {
        Row row = draft.work().row(new Key(child.type(), id));
        String own = row == null ? "" : row.text("position");
        return own.isEmpty() ? null : own;
    }
}
