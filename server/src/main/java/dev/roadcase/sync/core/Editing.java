package dev.roadcase.sync.core;

import dev.roadcase.model.Ask;
import dev.roadcase.model.Base;
import dev.roadcase.model.Clash;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Field;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.Refusal;
import dev.roadcase.model.Row;
import dev.roadcase.model.Sent;
import dev.roadcase.model.Stamp;
import dev.roadcase.model.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Merges one edit, its nested arrays included, into what is there. */
final class Editing {
    private final Draft draft;
    private final Row current;
    private final BaseState base;
    private final Ask.Edit ask;
    private final List<Clash> clashes = new ArrayList<>();

    Editing(Draft draft, Row current, BaseState base, Ask.Edit ask) {
        this.draft = draft;
        this.current = current;
        this.base = base;
        this.ask = ask;
    }

    void edit() {
        ask.sent().faults().forEach(draft::fault);
        fields(current, ask.sent(), Place.TOP);
        for (EntityType.Child child : current.type().children()) {
            List<Sent> items = ask.sent().nested().get(child.name());
            if (items != null) {
                new ArrayDiff(draft, this, base, current, child, Place.TOP).apply(items);
            }
        }
        if (!clashes.isEmpty() && !draft.hasFaults()) {
            refuse();
        }
    }

    BaseState base() {
        return base;
    }

    void clash(Clash clash) {
        clashes.add(clash);
    }

    /** Applies the sent fields of one record, at {@code place} in the body. */
    void fields(Row row, Sent sent, Place place) {
        Row next = row;
        for (var group : row.type().groups().entrySet()) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            for (Field field : group.getValue()) {
                if (sent.fields().containsKey(field.name()) && isChangeable(row, field, sent, place.index())) {
                    values.put(field.name(), sent.fields().get(field.name()));
                }
            }
            if (!values.isEmpty()) {
                next = group(next, group.getKey(), values, place.path());
            }
        }
        if (!next.equals(row)) {
            draft.put(next);
            draft.checkRequired(next, place.index());
            draft.checkRules(row, next, place.index());
        }
    }

    private boolean isChangeable(Row row, Field field, Sent sent, String place) {
        boolean same = Objects.equals(row.get(field.name()), sent.fields().get(field.name()));
        if (field.isFixed() && !same) {
            Violation fault =
                    Violation.of(field.name(), Violation.Code.IMMUTABLE, "cannot change once the record exists");
            draft.fault(place.isEmpty() ? fault : fault.under(place));
        }
        return !field.isFixed();
    }

    private Row group(Row row, String group, Map<String, @Nullable Object> values, String place) {
        GroupPatch patch = base.patch(row, group, values);
        return switch (Merge.judge(draft.proposal().id(), row, group, patch, draft.work())) {
            case Verdict.Same same -> row;
            case Verdict.Superseded superseded -> row;
            case Verdict.Parked parked -> clashing(row, group, patch, place);
            case Verdict.Withdrawn withdrawn -> clashing(row, group, patch, place);
            case Verdict.Clash clash -> clashing(row, group, patch, place);
            case Verdict.Apply apply -> {
                draft.saw(row.key(), group, patch);
                yield stamped(row, group).with(apply.values());
            }
        };
    }

    /** The row with this changeset as the writer of the group, never earlier than the writer before it. */
    Row stamped(Row row, String group) {
        return stamped(row, group, draft);
    }

    static Row stamped(Row row, String group, Draft draft) {
        Instant before = row.lineage().of(group).at();
        Instant at = draft.proposal().at().isAfter(before) ? draft.proposal().at() : before;
        return row.with(row.lineage().with(group, new Stamp(draft.proposal().id(), at)));
    }

    private Row clashing(Row row, String group, GroupPatch patch, String place) {
        Clashes found = new Clashes(draft.work(), row, group);
        patch.values().forEach((name, value) -> {
            if (!Objects.equals(value, row.get(name))) {
                clash(found.of(place, name, patch.old().get(name), value));
            }
        });
        return row;
    }

    private void refuse() {
        long version = ask.base() instanceof Base.Version v ? v.number() : current.version();
        throw new Refusal.Conflict(current, Trees.below(current, draft.work()), version, clashes);
    }
}
