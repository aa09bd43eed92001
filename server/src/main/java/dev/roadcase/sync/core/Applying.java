package dev.roadcase.sync.core;

import dev.roadcase.model.Conflict;
import dev.roadcase.model.Effect;
import dev.roadcase.model.Field;
import dev.roadcase.model.GroupChange;
import dev.roadcase.model.Lineage;
import dev.roadcase.model.Op;
import dev.roadcase.model.Row;
import dev.roadcase.model.Stamp;
import dev.roadcase.model.Values;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Carries out what another server decided. It never judges and never fails; what it does not know it leaves out. */
public final class Applying {
    private final UUID scope;
    private final Stamp entry;
    private final UUID author;

    /** For the effects of one log entry: which changeset, when, whose. */
    public Applying(UUID scope, UUID changeset, Instant at, UUID author) {
        this.scope = scope;
        this.author = author;
        entry = new Stamp(changeset, at);
    }

    /** The record after {@code effect}; null when there is none to apply it to. */
    public @Nullable Row apply(@Nullable Row row, Effect effect) {
        if (effect.op() == Op.CREATED) {
            return groups(fresh(effect), effect);
        }
        return row == null ? null : flagged(groups(row, effect), effect);
    }

    private Row fresh(Effect effect) {
        @Nullable Object[] slots = new @Nullable Object[effect.type().fields().size()];
        for (int i = 0; i < slots.length; i++) {
            Field field = effect.type().fields().get(i);
            slots[i] = field.initial();
        }
        GroupChange creation = effect.groups().get(Conflict.DELETED);
        Stamp stamp = creation == null ? entry : creation.now();
        Instant created = effect.createdAt() == null ? entry.at() : effect.createdAt();
        return new Row(
                effect.type(),
                effect.id(),
                scope,
                Values.of(slots),
                0,
                created,
                entry.at(),
                author,
                false,
                Lineage.created(stamp));
    }

    private Row groups(Row row, Effect effect) {
        Values values = row.values();
        Lineage lineage = row.lineage();
        for (var group : effect.groups().entrySet()) {
            values = values.with(row.type(), group.getValue().to());
            if (!lineage.of(group.getKey()).equals(group.getValue().now())) {
                lineage = lineage.with(group.getKey(), group.getValue().now());
            }
        }
        return row.with(values, lineage).touched(entry.at(), author);
    }

    private static Row flagged(Row row, Effect effect) {
        boolean deleted = effect.op() == Op.DELETED || (effect.op() != Op.RESTORED && row.deleted());
        return row.flagged(deleted);
    }
}
