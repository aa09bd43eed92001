package dev.roadcase.sync.core;

import dev.roadcase.model.Conflict;
import dev.roadcase.model.Effect;
import dev.roadcase.model.Received;
import dev.roadcase.model.Row;
import dev.roadcase.sync.core.Drafted.What;
import java.util.List;

/**
 * What taking in a changeset comes to; nothing of it is stored yet.
 *
 * @param rows every record it changed, as it shall be stored
 * @param conflicts every conflict it raised, settled or overtook, as it stands now
 */
public record Accepted(What what, List<Effect> effects, List<Row> rows, List<Conflict> conflicts) {
    public Accepted {
        effects = List.copyOf(effects);
        rows = List.copyOf(rows);
        conflicts = List.copyOf(conflicts);
    }

    static Accepted of(Trial trial, long versionOffset) {
        Received in = trial.in();
        Tally tally = new Tally(trial.work(), in.at(), in.set().author().id(), versionOffset).over(trial.before());
        List<Conflict> conflicts = List.copyOf(trial.work().raised());
        return new Accepted(what(trial, conflicts), tally.effects(), tally.rows(), conflicts);
    }

    Accepted as(What what) {
        return new Accepted(what, effects, rows, conflicts);
    }

    private static What what(Trial trial, List<Conflict> conflicts) {
        boolean clashes = conflicts.stream()
                .anyMatch(c -> c.isOpen() && c.local().changeset().equals(trial.self()));
        if (clashes) {
            return What.CONFLICT;
        }
        return trial.isMerged() ? What.MERGED : What.APPLIED;
    }
}
