package dev.roadcase.sync.core;

import dev.roadcase.model.Ask;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.Contested;
import dev.roadcase.model.Field;
import dev.roadcase.model.Key;
import dev.roadcase.model.Refusal;
import dev.roadcase.model.Resolution;
import dev.roadcase.model.Row;
import dev.roadcase.model.Sent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts a person's decision about a conflict into force. It is a change like any other, made by who decided it; it says
 * something of the contested groups even where nothing changes, so that no older edit can come in over it later.
 */
final class Deciding {
    private final Draft draft;

    Deciding(Draft draft) {
        this.draft = draft;
    }

    /** Decides; answers which record it was about. */
    Key decide(Ask.Resolve ask) {
        Conflict conflict = draft.work().conflict(ask.conflict());
        if (conflict == null || !conflict.scope().equals(draft.proposal().scope())) {
            throw new Refusal.NotFound("There is no such conflict.");
        }
        Changeset kept = ask.resolution() == Resolution.CLOUD_WINS ? null : Rerunning.kept(conflict, draft.work());
        if (ask.chosen() != null) {
            ask.chosen().faults().forEach(draft::fault);
        }
        if (kept != null) {
            var instead = ask.chosen() == null
                    ? Map.<String, @Nullable Object>of()
                    : ask.chosen().fields();
            new Rerunning(draft, this, conflict, instead).run(kept);
        } else if (ask.chosen() != null) {
            set(conflict.key(), grouped(conflict.key(), ask.chosen()));
        } else {
            boolean local = ask.resolution() == Resolution.LOCAL_WINS;
            conflict.parts().forEach(part -> part(conflict, part, local));
        }
        var proposal = draft.proposal();
        draft.decide(conflict.resolved(ask.resolution(), proposal.author(), proposal.at()));
        return conflict.key();
    }

    private static Map<String, Map<String, @Nullable Object>> grouped(Key key, Sent chosen) {
        Map<String, Map<String, @Nullable Object>> groups = new LinkedHashMap<>();
        chosen.fields().forEach((name, value) -> {
            Field field = Objects.requireNonNull(key.type().field(name));
            groups.computeIfAbsent(field.group(), g -> new LinkedHashMap<>()).put(name, value);
        });
        return groups;
    }

    private void part(Conflict conflict, Contested part, boolean local) {
        if (part.group().equals(Conflict.DELETED)) {
            deletion(conflict, part, local);
        } else if (!part.group().equals(Conflict.UNIT)) {
            set(part.key(), Map.of(part.group(), local ? part.local() : part.cloud()));
        }
    }

    /** The side that is not shown is the one that wanted it gone. */
    private void deletion(Conflict conflict, Contested part, boolean local) {
        Row row = draft.work().row(part.key());
        boolean gone = local != conflict.localWins();
        if (row != null && !row.deleted() && gone) {
            new Deleting(draft).bury(row);
        } else if (row != null && row.deleted() && !gone) {
            new Deleting(draft).restore(row);
        }
    }

    /** Sets field groups of a record that is there. */
    void set(Key key, Map<String, Map<String, @Nullable Object>> groups) {
        Row row = draft.work().row(key);
        if (row == null) {
            throw new Refusal.NotFound("The record this is about is not here. Keep what is there instead.");
        }
        if (row.deleted()) {
            throw new Refusal.Gone(key.type());
        }
        Row next = row;
        for (var group : groups.entrySet()) {
            Map<String, @Nullable Object> values = group.getValue();
            draft.saw(key, group.getKey(), Merge.onto(row, group.getKey(), values));
            draft.insist(key, group.getKey());
            next = Editing.stamped(next, group.getKey(), draft).with(values);
        }
        draft.put(next);
        draft.checkRequired(next, "");
        draft.checkRules(row, next, "");
    }
}
