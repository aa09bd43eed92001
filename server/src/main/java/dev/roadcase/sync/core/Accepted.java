package dev.roadcase.sync.core;

import dev.roadcase.model.Conflict;
import dev.roadcase.model.Effect;
import dev.roadcase.model.Row;
import java.util.List;
import java.util.Locale;

/**
 * What taking in a changeset comes to; nothing of it is stored yet.
 *
 * @param rows every record it changed, as it shall be stored
 * @param conflicts every conflict it raised, settled or overtook, as it stands now
 */
public record Accepted(Status status, List<Effect> effects, List<Row> rows, List<Conflict> conflicts) {
    /** How it went, in the words of the protocol. */
    public enum Status {
        /** It followed what was there. */
        APPLIED,
        /** It met other changes, and both stand. */
        MERGED,
        /** Some of it is in the conflicts now. */
        CONFLICT,
        /** It was here already. */
        DUPLICATE,
        /** It cannot be carried out by any server and is kept for a person. */
        QUARANTINED;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Accepted {
        effects = List.copyOf(effects);
        rows = List.copyOf(rows);
        conflicts = List.copyOf(conflicts);
    }

    static Accepted of(Trial trial, long versionOffset) {
        Received in = trial.in();
        Tally tally = new Tally(trial.work(), in.at(), in.set().author().id(), versionOffset).over(trial.before());
        List<Conflict> conflicts = List.copyOf(trial.work().raised());
        return new Accepted(status(trial, conflicts), tally.effects(), tally.rows(), conflicts);
    }

    private static Status status(Trial trial, List<Conflict> conflicts) {
        boolean clashes = conflicts.stream()
                .anyMatch(c -> c.isOpen() && c.local().changeset().equals(trial.self()));
        if (clashes) {
            return Status.CONFLICT;
        }
        return trial.isMerged() ? Status.MERGED : Status.APPLIED;
    }
}
