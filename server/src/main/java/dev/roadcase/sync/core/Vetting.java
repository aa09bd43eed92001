package dev.roadcase.sync.core;

import dev.roadcase.model.Changeset;
import dev.roadcase.model.Claim;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.Contested;
import dev.roadcase.model.Field;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.Key;
import dev.roadcase.model.Kind;
import dev.roadcase.model.Op;
import dev.roadcase.model.Patch;
import dev.roadcase.model.Production;
import dev.roadcase.model.Received;
import dev.roadcase.model.Resolution;
import dev.roadcase.model.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether a changeset from elsewhere can be carried out at all. One that cannot is kept whole as a conflict for a
 * person, and everything behind it goes on.
 */
final class Vetting {
    private final Changeset set;
    private final View view;

    private Vetting(Changeset set, View view) {
        this.set = set;
        this.view = view;
    }

    /** Why no server can carry it out; empty when one can. */
    static Optional<String> refuses(Changeset set, View view) {
        Vetting vetting = new Vetting(set, view);
        return set.patches().stream()
                .map(vetting::fault)
                .filter(why -> !why.isEmpty())
                .findFirst();
    }

    private String fault(Patch patch) {
        Row row = view.row(patch.key());
        if (row != null && !row.scope().equals(set.scope())) {
            return patch.key() + " belongs to another show";
        }
        if (patch.type() == Production.TYPE && !patch.id().equals(set.scope())) {
            return patch.key() + " is another show";
        }
        return patch.groups().entrySet().stream()
                .map(e -> fault(patch, e.getKey(), e.getValue()))
                .filter(why -> !why.isEmpty())
                .findFirst()
                .orElseGet(() -> patch.op() == Op.CREATED && row == null ? missing(patch) : "");
    }

    private static String fault(Patch patch, String group, GroupPatch values) {
        for (Field field : patch.type().group(group)) {
            if (values.values().containsKey(field.name())) {
                String why = fault(field, values.values().get(field.name()));
                if (!why.isEmpty()) {
                    return patch.type().word() + ": " + field.name() + " " + why;
                }
            }
        }
        return "";
    }

    private static String fault(Field field, @Nullable Object value) {
        if (value == null) {
            return field.isRequired() ? "is required" : "";
        }
        try {
            field.kind().read(field.kind().write(value));
            return "";
        } catch (Kind.BadValue e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String missing(Patch patch) {
        for (Field field : patch.type().fields()) {
            GroupPatch group = patch.groups().get(field.group());
            Object value = group == null ? field.initial() : group.values().get(field.name());
            if (field.isRequired() && value == null) {
                return patch.type().word() + ": " + field.name() + " is required";
            }
        }
        return "";
    }

    /** How a person is asked about one that is kept. */
    static Conflict kept(Received received, String why) {
        Changeset set = received.set();
        Key first = set.patches().isEmpty()
                ? new Key(Production.TYPE, set.scope())
                : set.patches().getFirst().key();
        Claim mine = new Claim(set.id(), set.author(), received.at());
        Claim nobody = new Claim(new UUID(0, 0), null, null);
        return new Conflict(
                Conflict.idOf(set.id(), first, Conflict.UNIT),
                set.scope(),
                first,
                Conflict.UNIT,
                Conflict.Kind.REJECTED,
                nobody,
                mine,
                false,
                parts(set, first),
                Resolution.PENDING,
                null,
                null,
                why);
    }

    /** What it asked for; where nothing of that is known, the whole of it, so that a person is still asked. */
    private static List<Contested> parts(Changeset set, Key first) {
        List<Contested> parts = new ArrayList<>();
        for (Patch patch : set.patches()) {
            patch.groups()
                    .forEach((group, values) -> parts.add(new Contested(
                            patch.key(), group, values.old(), Map.of(), values.values(), Contested.State.OPEN)));
        }
        if (parts.isEmpty()) {
            parts.add(new Contested(first, Conflict.UNIT, Map.of(), Map.of(), Map.of(), Contested.State.OPEN));
        }
        return parts;
    }
}
