package dev.roadcase.sync.core;

import dev.roadcase.model.Base;
import dev.roadcase.model.Change;
import dev.roadcase.model.Effect;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.GroupChange;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Op;
import dev.roadcase.model.Refusal;
import dev.roadcase.model.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record as the author of a write saw it, reconstructed from what is there now and what the journal says came since. */
final class BaseState {
    /** Stands for "written after something we do not know", so that any difference clashes. */
    private static final UUID UNKNOWN = Ids.fixed("changeset", "unknown");

    private final List<Change> since;
    private final boolean known;

    private BaseState(List<Change> since, boolean known) {
        this.since = since;
        this.known = known;
    }

    /**
     * The state that {@code base} names. In a batch a write may also name the version that those before it are about to make.
     */
    static BaseState of(Row current, Base base, Draft draft) {
        if (!(base instanceof Base.Version version)
                || version.number() == current.version()
                || (draft.touches(current) && version.number() == draft.nextVersion(current))) {
            return new BaseState(List.of(), true);
        }
        if (version.number() > current.version()) {
            throw new Refusal.FutureBase(current.version());
        }
        Optional<List<Change>> since = draft.work().since(current.key(), version.number());
        return new BaseState(since.orElse(List.of()), since.isPresent());
    }

    boolean isCurrent() {
        return known && since.isEmpty();
    }

    boolean isKnown() {
        return known;
    }

    List<Change> since() {
        return since;
    }

    /** The patch that sets {@code values}, with what its author saw of that group. */
    GroupPatch patch(Row current, String group, Map<String, @Nullable Object> values) {
        if (!known) {
            return new GroupPatch(Map.of(), values, UNKNOWN);
        }
        Sighting seen = Sighting.of(current, group, since);
        return new GroupPatch(seen.values(), values, seen.writer());
    }

    /** The place in its list that the record had. */
    String position(Row row) {
        GroupChange moved = Sighting.firstChange(row.key(), "position", since);
        return moved != null && moved.from().get("position") instanceof String was ? was : row.text("position");
    }

    /** The last change since then that did anything to the record; null when none did. */
    @Nullable
    Change lastTouch(Key key) {
        for (Change change : since.reversed()) {
            if (change.effects().stream().anyMatch(e -> e.key().equals(key))) {
                return change;
            }
        }
        return null;
    }

    /** The nested records of a parent that were there then and are deleted now, in the order they had. */
    List<Row> deletedSince(EntityType<?> type, UUID parent, View view) {
        return since.stream()
                .flatMap(c -> c.effects().stream())
                .filter(e -> e.type() == type && e.op() == Op.DELETED)
                .map(Effect::key)
                .distinct()
                .filter(key -> born(key).filter(op -> op == Op.DELETED).isPresent())
                .map(view::row)
                .filter(row -> row != null && row.deleted() && parent.equals(row.parent()))
                .map(Objects::requireNonNull)
                .sorted(Comparator.comparing(this::position))
                .toList();
    }

    /** The change since then that made or deleted the record, if one did. */
    Optional<Op> born(Key key) {
        return since.stream()
                .flatMap(c -> c.effects().stream())
                .filter(e -> e.key().equals(key) && e.op() != Op.UPDATED)
                .map(Effect::op)
                .findFirst();
    }
}
