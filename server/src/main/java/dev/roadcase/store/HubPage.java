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
 * @param digest of every record at that head; null when the page ends before it
 * @param inbox the sum over the conflicts that wait for a person at that head; null when the hub does not tell
 * @param schema the version of the descriptors that the hub works with
 * @param chain the hub's own over all up to the last entry of the page; null when it does not tell
 */
public record HubPage(
        UUID scope,
        ScopeKind kind,
        UUID epoch,
        List<LogEntry> entries,
        long head,
        @Nullable Long digest,
        @Nullable Long inbox,
        int schema,
        @Nullable String chain) {
    /** The page is not what the hub has, although it continues the log that is here. */
    public static final class Altered extends StoreException {
        Altered() {
            super("A page of the hub's log is not what the hub has", null);
        }
    }

    /** A page of which neither chain nor inbox are told. */
    public HubPage(
            UUID scope,
            ScopeKind kind,
            UUID epoch,
            List<LogEntry> entries,
            long head,
            @Nullable Long digest,
            int schema) {
        this(scope, kind, epoch, entries, head, digest, null, schema, null);
    }

    /** The page does not continue the log that is here. */
    public static final class OffChain extends StoreException {
        OffChain() {
            super("The hub's log went another way", null);
        }
    }

    public HubPage {
        entries = List.copyOf(entries);
    }

    /** The hub's sums as far as they can be compared: two versions that know different fields have different ones. */
    @Nullable
    Sums sumsFor(Sums own) {
        if (digest == null) {
            return null;
        }
        return schema == Changeset.SCHEMA ? new Sums(digest, inbox == null ? own.inbox() : inbox) : own;
    }
}
