package dev.roadcase.sync.core;

import dev.roadcase.model.Change;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.Contested;
import dev.roadcase.model.Effect;
import dev.roadcase.model.GroupChange;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.Patch;
import dev.roadcase.model.Row;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a program of the version before understands of what the present one wrote: everything but one field. */
final class Skew {
    /** The field, and its group, that the older version does not know. */
    static final String NEWER = "note";

    private Skew() {}

    static Changeset known(Changeset set) {
        return new Changeset(
                set.id(),
                set.scope(),
                set.unit(),
                set.author(),
                set.at(),
                set.cause(),
                set.patches().stream().map(Skew::known).toList(),
                set.resolves());
    }

    private static Patch known(Patch patch) {
        Map<String, GroupPatch> groups = new LinkedHashMap<>(patch.groups());
        groups.remove(NEWER);
        return new Patch(
                patch.type(), patch.id(), patch.op(), groups, patch.createdAt(), patch.seen(), patch.conflicts());
    }

    static Change known(Change change) {
        List<Effect> effects = change.effects().stream().map(Skew::known).toList();
        List<Conflict> conflicts = change.conflicts().stream().map(Skew::known).toList();
        return new Change(
                change.scope(),
                change.seq(),
                change.changeId(),
                change.by(),
                change.at(),
                change.cause(),
                effects,
                conflicts,
                "");
    }

    /** Who wrote the field is kept, what was written is not. */
    private static Effect known(Effect effect) {
        Map<String, GroupChange> groups = new LinkedHashMap<>(effect.groups());
        groups.computeIfPresent(NEWER, (g, c) -> new GroupChange(Map.of(), Map.of(), c.was(), c.now()));
        return new Effect(effect.type(), effect.id(), effect.op(), effect.version(), groups, effect.createdAt());
    }

    @SuppressWarnings("NullAway") // the constructor of a compiled record has lost the annotations of its parameters
    static Conflict known(Conflict conflict) {
        return conflict.withParts(p -> new Contested(
                p.key(), p.group(), without(p.base()), without(p.cloud()), without(p.local()), p.state()));
    }

    private static Map<String, @Nullable Object> without(Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> known = new LinkedHashMap<>(values);
        known.remove(NEWER);
        return known;
    }

    static Row known(Row row) {
        Map<String, @Nullable Object> none = new HashMap<>();
        none.put(NEWER, null);
        return row.type().group(NEWER).isEmpty() ? row : row.with(none);
    }
}
