package dev.roadcase.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A whole scope as its hub has it, for an edge that cannot follow the hub's log from where it stands because the entries were
 * cleared.
 *
 * @param seq the log's last entry
 * @param chain the log's hash at that entry
 * @param digest of all the rows
 * @param schema the version of the descriptors that the hub works with
 * @param marks every entry of the log, without what it says
 * @param rows every record, deleted ones too
 */
public record ScopeCopy(
        UUID scope,
        ScopeKind kind,
        UUID epoch,
        long seq,
        String chain,
        long digest,
        int schema,
        List<Mark> marks,
        List<Row> rows,
        List<Conflict> conflicts) {
    /** That there was an entry, and which. */
    public record Mark(long seq, UUID changeset, String bodyHash, Instant at, String chain) {}

    public ScopeCopy {
        marks = List.copyOf(marks);
        rows = List.copyOf(rows);
        conflicts = List.copyOf(conflicts);
    }
}
