package dev.roadcase.export;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an import did, or would do.
 *
 * @param kind archive, browser-stores, csv, xlsx or unknown
 * @param importId what its changesets share and are undone by; null when nothing was written
 * @param created records made, nested ones counted where the file holds them as records
 * @param existing records that were there with the same content
 * @param different records that were there with other content and were left as they are
 * @param skipped rows without content, and records whose parent was different
 */
public record ImportReport(
        String kind,
        boolean dryRun,
        @Nullable UUID importId,
        int created,
        int existing,
        int different,
        int skipped,
        List<Fault> faults,
        List<UUID> productionIds,
        double seconds) {
    public ImportReport {
        faults = List.copyOf(faults);
        productionIds = List.copyOf(productionIds);
    }

    /** Whether something kept the file from being imported. */
    public boolean refused() {
        return faults.stream().anyMatch(f -> f.severity() == Severity.ERROR);
    }
}
