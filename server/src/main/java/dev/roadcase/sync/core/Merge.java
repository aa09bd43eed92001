package dev.roadcase.sync.core;

import dev.roadcase.model.Combine;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Field;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.JsonText;
import dev.roadcase.model.Row;
import dev.roadcase.sync.core.Rules.Rule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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
    private Merge() {}

    /** Judges what a person asks for now, who can be told of a clash and decide. */
    public static Verdict judge(UUID self, Row current, String group, GroupPatch patch, View view) {
        Map<String, @Nullable Object> now = current.group(group);
        Map<String, @Nullable Object> asked = new LinkedHashMap<>(now);
        asked.putAll(patch.values());
        if (asked.equals(now)) {
            return new Verdict.Same();
        }
        if (knew(self, current, group, patch, view)) {
            boolean own = current.lineage().of(group).writer().equals(self);
            return new Verdict.Apply(own ? patch.values() : onwards(current, group, patch, view));
        }
        return combined(current.type(), group, patch, now);
    }

    /**
     * Judges what was decided elsewhere, perhaps long ago, and has to be taken in as it is.
     *
     * @param creation whether it is part of making the record, so that it was written after nothing
     */
    static Verdict arrived(
            UUID self, Row current, String group, GroupPatch patch, boolean creation, View view, Rules rules) {
        UUID after = patch.after();
        if (creation) {
            return agrees(current, patch.values()) ? new Verdict.Same() : new Verdict.Clash(Map.of());
        }
        if (after == null || !rules.has(Rule.LINEAGE)) {
            return byValue(current, group, patch);
        }
        UUID writer = current.lineage().of(group).writer();
        Ancestry ancestry = new Ancestry(view, current.key(), group);
        return switch (end(ancestry, after, writer, view, rules)) {
            case FOUND ->
                new Verdict.Apply(rules.has(Rule.ONWARDS) ? onwards(current, group, patch, view) : patch.values());
            case PURGED -> byValue(current, group, patch);
            case MISSING ->
                ancestry.isAncestor(self, writer) ? new Verdict.Superseded() : new Verdict.Parked(patch.old());
            case ROOT ->
                ancestry.isAncestor(self, writer)
                        ? new Verdict.Superseded()
                        : concurrent(current, group, patch, ancestry, ancestry.common(after, writer), rules);
        };
    }

    private static Ancestry.End end(Ancestry ancestry, UUID after, UUID writer, View view, Rules rules) {
        Ancestry.End end = ancestry.walk(after, writer);
        boolean waits = rules.has(Rule.PARKING) && (rules.has(Rule.WHOLE_LINEAGE) || !view.isLogged(after));
        return end == Ancestry.End.MISSING && !waits ? Ancestry.End.ROOT : end;
    }

    private static Verdict byValue(Row current, String group, GroupPatch patch) {
        if (agrees(current, patch.old())) {
            return new Verdict.Apply(patch.values());
        }
        return agrees(current, patch.values()) ? new Verdict.Same() : clash(current, group, patch, patch.old());
    }

    private static Verdict concurrent(
            Row current, String group, GroupPatch patch, Ancestry ancestry, @Nullable UUID common, Rules rules) {
        if (rules.has(Rule.AGREEING) && agrees(current, patch.values())) {
            return new Verdict.Same();
        }
        Map<String, @Nullable Object> base = ancestry.valuesOf(common, patch.old());
        boolean back = patch.values().entrySet().stream()
                .allMatch(e -> base.containsKey(e.getKey()) && Objects.equals(base.get(e.getKey()), e.getValue()));
        return back ? new Verdict.Withdrawn(base) : clash(current, group, patch, base);
    }

    private static Verdict clash(Row current, String group, GroupPatch patch, Map<String, @Nullable Object> base) {
        GroupPatch since = new GroupPatch(base, patch.values(), patch.after());
        return combined(current.type(), group, since, current.group(group));
    }

    private static boolean knew(UUID self, Row current, String group, GroupPatch patch, View view) {
        UUID after = patch.after();
        if (after == null) {
            return agrees(current, patch.old());
        }
        UUID writer = current.lineage().of(group).writer();
        return writer.equals(self) || new Ancestry(view, current.key(), group).isAncestor(writer, after);
    }

    static boolean agrees(Row current, Map<String, @Nullable Object> values) {
        return values.entrySet().stream().allMatch(e -> Objects.equals(current.get(e.getKey()), e.getValue()));
    }

    static Verdict combined(EntityType<?> type, String group, GroupPatch patch, Map<String, @Nullable Object> now) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Field field : type.group(group)) {
            if (!patch.values().containsKey(field.name())) {
                continue;
            }
            if (field.combine() == Combine.NEVER
                    || !patch.old().containsKey(field.name())
                    || !(patch.values().get(field.name()) instanceof JsonText mine)
                    || !(now.get(field.name()) instanceof JsonText theirs)) {
                return new Verdict.Clash(patch.old());
            }
            JsonText old = list(patch.old().get(field.name()));
            values.put(field.name(), Lists.combine(field.combine(), old, mine, theirs));
        }
        return values.isEmpty() ? new Verdict.Clash(patch.old()) : new Verdict.Apply(values);
    }

    /**
     * What a patch makes of values that its author knew of: what it says, but for lists and remarks into which somebody
     * else's were combined since. Of those its author saw only what their own line wrote, and takes away nothing else.
     */
    static Map<String, @Nullable Object> onwards(Row current, String group, GroupPatch patch, View view) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(patch.values());
        for (Field field : current.type().group(group)) {
            if (field.combine() == Combine.NEVER || !values.containsKey(field.name())) {
                continue;
            }
            Map<String, @Nullable Object> seen = new Ancestry(view, current.key(), group)
                    .seenOf(current.lineage().of(group).writer(), patch);
            Object old = seen.get(field.name());
            Object now = current.get(field.name());
            if (seen.containsKey(field.name()) && !Objects.equals(old, now)) {
                values.put(
                        field.name(),
                        Lists.combine(field.combine(), list(old), list(values.get(field.name())), list(now)));
            }
        }
        return values;
    }

    private static JsonText list(@Nullable Object value) {
        return value instanceof JsonText text ? text : JsonText.parse("[]");
    }

    /** The patch that sets {@code values} on top of what a row holds. */
    static GroupPatch onto(Row row, String group, Map<String, @Nullable Object> values) {
        return new GroupPatch(row.group(group), values, row.lineage().of(group).writer());
    }
}
