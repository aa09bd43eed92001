package dev.roadcase.store;

import dev.roadcase.model.Changeset;
import dev.roadcase.model.LogEntry;
import dev.roadcase.model.ScopeKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of the hub's log.
 *
 * @param head the hub's last entry
 * @param digest of everything at that head; null when the page ends before it
 * @param schema the version of the descriptors that the hub works with
 */
public record HubPage(
        UUID scope,
        ScopeKind kind,
        UUID epoch,
        List<LogEntry> entries,
        long head,
        @Nullable Long digest,
        int schema) {
    /** The page does not continue the log that is here. */
    public static final class OffChain extends StoreException {
        OffChain() {
            super("The hub's log went another way", null);
        }
    }

    public HubPage {
        entries = List.copyOf(entries);
    }

    /** The hub's digest as far as it can be compared: two versions that know different fields have different sums. */
    @Nullable
    Long digestFor(long own) {
        return digest == null || schema == Changeset.SCHEMA ? digest : Long.valueOf(own);
    }
}
