package dev.roadcase.sync.core;

import dev.roadcase.model.Changeset;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.Effect;
import dev.roadcase.model.Key;
import dev.roadcase.model.Row;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a proposal comes to.
 *
 * @param changeset null when nothing changes
 * @param rows every row that changed, as it shall be stored
 * @param conflicts those it raised or settled, as they stand now
 */
public record Drafted(
        @Nullable Changeset changeset,
        List<Effect> effects,
        List<Row> rows,
        List<Conflict> conflicts,
        List<Done> done) {
    public Drafted {
        conflicts = List.copyOf(conflicts);
        effects = List.copyOf(effects);
        rows = List.copyOf(rows);
        done = List.copyOf(done);
    }

    /** What became of one ask. */
    public record Done(What what, Key key) {}

    public enum What {
        CREATED,
        EXISTED,
        UPDATED,
        DELETED,
        RESTORED,
        UNDONE,
        RESOLVED,
        /** A changeset from elsewhere, which followed what was there. */
        APPLIED,
        /** It met other changes, and both stand. */
        MERGED,
        /** Some of it is in the conflicts now. */
        CONFLICT,
        /** It was here already. */
        DUPLICATE,
        /** No server can carry it out; it is kept for a person. */
        QUARANTINED;

        /** The word in the sync protocol. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
