package dev.roadcase.sync.core;

import dev.roadcase.model.Changeset;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.Contested;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.Key;
import dev.roadcase.model.Op;
import dev.roadcase.model.Patch;
import dev.roadcase.model.Resolution;
import dev.roadcase.model.Row;
import dev.roadcase.model.Sent;
import dev.roadcase.model.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Carries out after all what had been kept for a person: the whole changeset, and behind it what waited for the records it
 * makes. Whoever decides may set other values for the record that the conflict names.
 */
final class Rerunning {
    private final Draft draft;
    private final Deciding deciding;
    private final Conflict conflict;
    private final Map<String, @Nullable Object> instead;

    Rerunning(Draft draft, Deciding deciding, Conflict conflict, Map<String, @Nullable Object> instead) {
        this.draft = draft;
        this.deciding = deciding;
        this.conflict = conflict;
        this.instead = instead;
    }

    void run(Changeset set) {
        if (instead.isEmpty()) {
            Vetting.refuses(set, draft.work())
                    .ifPresent(why -> draft.fault(Violation.of("", Violation.Code.CONTRADICTION, why)));
        }
        set.patches().forEach(this::run);
    }

    private void run(Patch patch) {
        Row row = draft.work().row(patch.key());
        if (row == null) {
            make(patch.key(), values(patch));
            attached(patch.key());
        } else if (patch.op() == Op.DELETED) {
            bury(row);
        } else {
            patch.groups().forEach((group, asked) -> set(row.key(), group, asked));
        }
    }

    private Map<String, @Nullable Object> values(Patch patch) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        patch.groups().values().forEach(g -> values.putAll(g.values()));
        if (patch.key().equals(conflict.key())) {
            values.putAll(instead);
        }
        return values;
    }

    private void make(Key key, Map<String, @Nullable Object> values) {
        Sent sent = new Sent(key.id(), null, values, Map.of(), List.of());
        new Creating(draft).make(key.type(), key.id(), sent, null, null, "", null, false);
    }

    private void bury(Row row) {
        if (!row.deleted()) {
            new Deleting(draft).bury(row);
        }
    }

    private void set(Key key, String group, GroupPatch asked) {
        if (group.equals(Conflict.DELETED)) {
            return;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>(asked.values());
        if (key.equals(conflict.key())) {
            instead.forEach((name, value) -> values.computeIfPresent(name, (n, old) -> value));
        }
        deciding.set(key, Map.of(group, values));
    }

    /** What arrived for a record that was not there yet, in the order it came. */
    private void attached(Key key) {
        for (Conflict waiting : draft.work().conflicts(key)) {
            if (waiting.kind() == Conflict.Kind.EARLY && !waiting.id().equals(conflict.id())) {
                waiting.parts().stream().filter(Contested::isOpen).forEach(this::attach);
                draft.decide(waiting.resolved(
                        Resolution.LOCAL_WINS,
                        draft.proposal().author(),
                        draft.proposal().at()));
            }
        }
    }

    private void attach(Contested part) {
        Row row = draft.work().row(part.key());
        if (row == null && part.group().equals(Conflict.UNIT)) {
            make(part.key(), part.local());
            attached(part.key());
        } else if (row != null && part.group().equals(Conflict.DELETED)) {
            bury(row);
        } else if (row != null && !row.deleted() && !part.group().equals(Conflict.UNIT)) {
            deciding.set(part.key(), Map.of(part.group(), part.local()));
        }
    }

    /** The changeset that a conflict kept whole; null when its body is not here any more. */
    static @Nullable Changeset kept(Conflict conflict, View view) {
        UUID id = conflict.local().changeset();
        return conflict.kind() == Conflict.Kind.REJECTED ? view.changeset(id) : null;
    }
}
