package dev.roadcase.sync.core;

import dev.roadcase.model.EntityType;
import dev.roadcase.model.Key;
import dev.roadcase.model.Op;
import dev.roadcase.model.Positions;
import dev.roadcase.model.Row;
import dev.roadcase.model.Sent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
 * since stays, an item without an id takes the id of the one at the same place or is new. Only a changed order moves
 * anything, and then as few as possible.
 */
final class ArrayDiff {
    private final Draft draft;
    private final Editing editing;
    private final BaseState base;
    private final Row parent;
    private final EntityType.Child child;
    private final Place array;
    /** The array at the base, in the order it had then, and the place each item had. */
    private final List<Row> seen;

    private final Map<UUID, String> placesThen = new HashMap<>();

    ArrayDiff(Draft draft, Editing editing, BaseState base, Row parent, EntityType.Child child, Place above) {
        this.draft = draft;
        this.editing = editing;
        this.base = base;
        this.parent = parent;
        this.child = child;
        array = above.array(child.name());
        seen = atBase();
    }

    /** The nested records the author saw: those of now, less those made since, plus those deleted since. */
    private List<Row> atBase() {
        Map<UUID, Row> rows = new LinkedHashMap<>();
        for (Row row : draft.work().children(child.type(), parent.id())) {
            Op born = base.born(row.key()).orElse(Op.UPDATED);
            if (born != Op.CREATED && born != Op.RESTORED) {
                rows.put(row.id(), row);
            }
        }
        for (Row gone : base.deletedSince(child.type(), parent.id(), draft.work())) {
            rows.put(gone.id(), gone);
        }
        List<Row> found = new ArrayList<>(rows.values());
        found.forEach(r -> placesThen.put(r.id(), base.position(r)));
        found.sort(Comparator.comparing(r -> placesThen.getOrDefault(r.id(), "")));
        return found;
    }

    void apply(List<Sent> items) {
        List<UUID> ids = match(items);
        remove(new HashSet<>(ids));
        Map<UUID, String> positions = moves(ids);
        for (int i = 0; i < items.size(); i++) {
            UUID id = ids.get(i);
            item(id, items.get(i), array.item(i, id), positions.get(id));
        }
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
        UUID slot = Creating.slotId(child.type(), parent.id(), item);
        if (slot != null) {
            return slot;
        }
        UUID sent = item.id();
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
            if (kept.contains(row.id()) || row.deleted()) {
                continue;
            }
            if (!base.isKnown() || base.lastTouch(row.key()) != null) {
                String path = array.path() + "/" + row.id();
                editing.clash(Clashes.removal(path, base.lastTouch(row.key())));
            } else {
                new Deleting(draft).bury(row);
            }
        }
    }

    private void item(UUID id, Sent item, Place place, @Nullable String position) {
        Row row = draft.work().row(new Key(child.type(), id));
        if (row == null) {
            new Creating(draft).make(child.type(), id, item, parent.id(), position, place.index(), null, false);
        } else if (!row.deleted()) {
            edit(row, item, place, position);
        } else if (base.born(row.key()).filter(op -> op == Op.DELETED).isPresent()) {
            new GoneItem(draft.work(), base, row).clashes(item, place).forEach(editing::clash);
        } else {
            new Deleting(draft).restore(row);
            edit(Objects.requireNonNull(draft.work().row(row.key())), item, place, position);
        }
    }

    private void edit(Row row, Sent item, Place place, @Nullable String position) {
        editing.fields(row, positioned(item, position), place);
        for (EntityType.Child below : child.type().children()) {
            List<Sent> items = item.nested().get(below.name());
            if (items != null) {
                new ArrayDiff(draft, editing, base, row, below, place).apply(items);
            }
        }
    }

    private static Sent positioned(Sent item, @Nullable String position) {
        if (position == null) {
            return item;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(item.fields());
        fields.put("position", position);
        return new Sent(item.id(), item.version(), fields, item.nested(), item.faults());
    }

    /** New places for the items that are new or not where they were; the others are left out. */
    private Map<UUID, String> moves(List<UUID> ids) {
        ids.forEach(this::placeNow);
        Set<UUID> keepers = Ordering.keepers(ids, placesThen);
        Map<UUID, String> moves = new HashMap<>();
        String last = null;
        for (int i = 0; i < ids.size(); i++) {
            UUID id = ids.get(i);
            if (keepers.contains(id)) {
                last = placesThen.get(id);
            } else {
                last = Positions.between(last, nextKept(ids, i, keepers, last));
                moves.put(id, last);
            }
        }
        return moves;
    }

    private void placeNow(UUID id) {
        Row row = draft.work().row(new Key(child.type(), id));
        if (row != null && !row.deleted() && !row.text("position").isEmpty()) {
            placesThen.putIfAbsent(id, row.text("position"));
        }
    }

    private @Nullable String nextKept(List<UUID> ids, int from, Set<UUID> keepers, @Nullable String last) {
        for (int i = from + 1; i < ids.size(); i++) {
            if (keepers.contains(ids.get(i))) {
                return placesThen.get(ids.get(i));
            }
        }
        return firstOfOthers(last);
    }

    /** What others added since stays behind what was sent. */
    private @Nullable String firstOfOthers(@Nullable String last) {
        return draft.work().children(child.type(), parent.id()).stream()
                .filter(r -> !placesThen.containsKey(r.id()))
                .map(r -> r.text("position"))
                .filter(p -> !p.isEmpty() && (last == null || p.compareTo(last) > 0))
                .findFirst()
                .orElse(null);
    }
}
