package dev.roadcase.sync.core;

import dev.roadcase.model.Ask;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Field;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Lineage;
import dev.roadcase.model.Positions;
import dev.roadcase.model.Refusal;
import dev.roadcase.model.Row;
import dev.roadcase.model.Sent;
import dev.roadcase.model.Stamp;
import dev.roadcase.model.Values;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes new records, nested ones included. */
final class Creating {
    private final Draft draft;

    Creating(Draft draft) {
        this.draft = draft;
    }

    /** Makes the record; false when the very same one is there already. */
    boolean create(Ask.Create ask) {
        Key key = new Key(ask.type(), ask.id());
        Row existing = draft.work().row(key);
        if (existing != null) {
            if (draft.proposal().lenient() || isSame(existing, ask.sent())) {
                return false;
            }
            throw new Refusal.AlreadyExists(ask.type(), ask.id());
        }
        ask.sent().faults().forEach(draft::fault);
        Row probe = row(ask.type(), ask.id(), ask.sent(), null, null, ask.createdAt(), ask.deleted());
        Sent full = ask.type()
                .completion()
                .complete(ask.id(), ask.sent(), new RuleCheck(draft.work(), null, probe), draft.work());
        make(ask.type(), ask.id(), full, null, null, "", ask.createdAt(), ask.deleted());
        return true;
    }

    /** Makes one record below {@code parent}, or on its own when that is null. */
    void make(
            EntityType<?> type,
            UUID id,
            Sent sent,
            @Nullable UUID parent,
            @Nullable String position,
            String place,
            @Nullable Instant createdAt,
            boolean deleted) {
        Row row = row(type, id, sent, parent, position, createdAt, deleted);
        draft.put(row);
        draft.checkRequired(row, place);
        draft.checkRules(null, row, place);
        sent.nested().forEach((name, items) -> nested(type, name, id, items, place, createdAt, deleted));
    }

    private void nested(
            EntityType<?> type,
            String name,
            UUID parent,
            List<Sent> items,
            String place,
            @Nullable Instant createdAt,
            boolean deleted) {
        EntityType<?> child = childType(type, name);
        String position = null;
        for (int i = 0; i < items.size(); i++) {
            position = Positions.after(position);
            String at = (place.isEmpty() ? "" : place + "/") + name + "/" + i;
            make(child, idOf(child, parent, items.get(i)), items.get(i), parent, position, at, createdAt, deleted);
        }
    }

    static EntityType<?> childType(EntityType<?> type, String name) {
        return type.children().stream()
                .filter(c -> c.name().equals(name))
                .map(EntityType.Child::type)
                .findFirst()
                .orElseThrow();
    }

    /** The id of the slot a nested record names; null when it names none. */
    static @Nullable UUID slotId(EntityType<?> type, UUID parent, Sent sent) {
        if (type.idRule() == null) {
            return null;
        }
        return type.idRule().derive(parent, Values.empty(type.fields().size()).with(type, sent.fields()));
    }

    /** The id a nested record gets: by its slot, else the one sent, else a new one. */
    UUID idOf(EntityType<?> type, UUID parent, Sent sent) {
        UUID slot = slotId(type, parent, sent);
        if (slot != null) {
            return slot;
        }
        if (sent.id() == null) {
            return draft.mint();
        }
        Row taken = draft.work().row(new Key(type, sent.id()));
        return taken == null ? sent.id() : Ids.derived(parent, sent.id().toString());
    }

    private Row row(
            EntityType<?> type,
            UUID id,
            Sent sent,
            @Nullable UUID parent,
            @Nullable String position,
            @Nullable Instant createdAt,
            boolean deleted) {
        @Nullable Object[] slots = new @Nullable Object[type.fields().size()];
        for (int i = 0; i < slots.length; i++) {
            Field field = type.fields().get(i);
            slots[i] = sent.fields().containsKey(field.name()) ? sent.fields().get(field.name()) : field.initial();
            if (field.name().equals(type.parentField())) {
                slots[i] = parent != null ? parent : sent.fields().get(field.name());
            } else if (field.name().equals("position") && slots[i] == null) {
                slots[i] = position != null ? position : lastPosition(type);
            }
        }
        var proposal = draft.proposal();
        Instant created = createdAt != null ? createdAt : proposal.at();
        Stamp stamp = new Stamp(proposal.id(), proposal.at());
        return new Row(
                type,
                id,
                proposal.scope(),
                Values.of(slots),
                0,
                created,
                proposal.at(),
                proposal.author().id(),
                deleted,
                Lineage.created(stamp));
    }

    private String lastPosition(EntityType<?> type) {
        return Positions.after(draft.work().lastPosition(type, draft.proposal().scope()));
    }

    private boolean isSame(Row existing, Sent sent) {
        if (existing.deleted()
                || !existing.scope().equals(draft.proposal().scope())
                || !sent.faults().isEmpty()) {
            return false;
        }
        for (Field field : existing.type().fields()) {
            if (sent.fields().containsKey(field.name())
                    && !Objects.equals(existing.get(field.name()), sent.fields().get(field.name()))) {
                return false;
            }
        }
        return sent.nested().entrySet().stream().allMatch(e -> isSame(existing, e));
    }

    private boolean isSame(Row parent, Map.Entry<String, List<Sent>> array) {
        List<Row> rows = draft.work().children(childType(parent.type(), array.getKey()), parent.id());
        List<Sent> items = array.getValue();
        if (rows.size() != items.size()) {
            return false;
        }
        for (int i = 0; i < rows.size(); i++) {
            UUID id = items.get(i).id();
            if ((id != null && !id.equals(rows.get(i).id())) || !isSame(rows.get(i), items.get(i))) {
                return false;
            }
        }
        return true;
    }
}
