package dev.roadcase.store;

import dev.roadcase.model.Change;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Row;
import dev.roadcase.sync.core.Drafted.What;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one request wants written, all of it or nothing: usually one proposal per scope; several of one scope follow each
 * other, each a changeset of its own.
 *
 * @param localOnly whether scopes it makes never leave this server
 * @param once the key under which a repeat gets the first answer again, or null
 */
public record Commit(
        List<Proposal> proposals,
        boolean localOnly,
        @Nullable Once once) {
    public Commit {
        proposals = List.copyOf(proposals);
    }

    public static Commit of(Proposal proposal) {
        return new Commit(List.of(proposal), false, null);
    }

    /** How a request asks to be carried out only once. */
    public record Once(UUID actor, String key, String requestHash, Function<Result, Receipt> answer) {}

    /** What became of it: the answer given the first time, or what was done now, ask by ask. */
    public record Result(@Nullable Receipt repeated, List<Done> done, List<Change> changes) {
        public Result {
            done = List.copyOf(done);
            changes = List.copyOf(changes);
        }
    }

    /**
     * What became of one ask.
     *
     * @param row the record after it; null for an undo
     * @param nested everything live below the record
     */
    public record Done(What what, @Nullable Row row, List<Row> nested) {
        public Done {
            nested = List.copyOf(nested);
        }

        public Row record() {
            return java.util.Objects.requireNonNull(row);
        }
    }

    /** The same Idempotency-Key came with another request. */
    public static final class KeyReused extends dev.roadcase.model.RoadcaseException {
        KeyReused() {
            super("This Idempotency-Key was used for another request. Use a new one for each.");
        }
    }
}
