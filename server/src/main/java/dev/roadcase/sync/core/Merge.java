package dev.roadcase.sync.core;

import dev.roadcase.model.Combine;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Field;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.JsonText;
import dev.roadcase.model.Key;
import dev.roadcase.model.Row;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Judges one patch of one field group against what is stored.
 *
 * <h2>Lineage first, value second</h2>
 *
 * A patch says which changeset wrote the values its author saw. If that is the one that wrote the current values, or a
 * descendant of it, the author knew what is being replaced and the patch applies. Otherwise two people wrote without
 * seeing each other: equal values agree, lists and remarks combine, anything else clashes. Values are compared with what
 * the author saw only where the lineage is not known.
 */
public final class Merge {
    /** A lineage longer than this is not followed; a field is not edited that often between two looks at it. */
    private static final int MAX_STEPS = 1_000;

    private Merge() {}

    /** What to do with a patch. */
    public sealed interface Verdict {
        /** Write these values. */
        record Apply(Map<String, @Nullable Object> values) implements Verdict {}

        /** They stand there already. */
        record Same() implements Verdict {}

        /** Two people wrote different things. */
        record Clash() implements Verdict {}
    }

    /** Judges {@code patch} as part of changeset {@code self}. */
    public static Verdict judge(UUID self, Row current, String group, GroupPatch patch, View view) {
        Map<String, @Nullable Object> now = values(current, group);
        Map<String, @Nullable Object> asked = new LinkedHashMap<>(now);
        asked.putAll(patch.values());
        if (asked.equals(now)) {
            return new Verdict.Same();
        }
        if (knew(self, current, group, patch, view)) {
            return new Verdict.Apply(patch.values());
        }
        return combined(current.type(), group, patch, now);
    }

    private static boolean knew(UUID self, Row current, String group, GroupPatch patch, View view) {
        UUID after = patch.after();
        if (after == null) {
            return agrees(current, patch.old());
        }
        UUID writer = current.lineage().of(group).writer();
        return writer.equals(self) || isAncestor(writer, after, current.key(), group, view);
    }

    private static boolean agrees(Row current, Map<String, @Nullable Object> old) {
        return old.entrySet().stream().allMatch(e -> Objects.equals(current.get(e.getKey()), e.getValue()));
    }

    private static boolean isAncestor(UUID ancestor, UUID of, Key key, String group, View view) {
        UUID at = of;
        Set<UUID> met = new HashSet<>();
        for (int i = 0; at != null && i < MAX_STEPS && met.add(at); i++) {
            if (at.equals(ancestor)) {
                return true;
            }
            at = view.after(at, key, group);
        }
        return false;
    }

    private static Verdict combined(
            EntityType<?> type, String group, GroupPatch patch, Map<String, @Nullable Object> now) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Field field : type.group(group)) {
            if (!patch.values().containsKey(field.name())) {
                continue;
            }
            if (field.combine() == Combine.NEVER
                    || !patch.old().containsKey(field.name())
                    || !(patch.values().get(field.name()) instanceof JsonText mine)
                    || !(now.get(field.name()) instanceof JsonText theirs)) {
                return new Verdict.Clash();
            }
            JsonText old = patch.old().get(field.name()) instanceof JsonText text ? text : JsonText.parse("[]");
            values.put(field.name(), Lists.combine(field.combine(), old, mine, theirs));
        }
        return values.isEmpty() ? new Verdict.Clash() : new Verdict.Apply(values);
    }

    /** The current values of one group, by field. */
    public static Map<String, @Nullable Object> values(Row row, String group) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        List<Field> fields = row.type().group(group);
        fields.forEach(f -> values.put(f.name(), row.get(f.name())));
        return values;
    }
}
