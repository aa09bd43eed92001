package dev.roadcase.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Ids;
import dev.roadcase.store.AuditEntry.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AuditStoreTest extends StoreContract {
    private static final Instant AT = Instant.parse("2026-11-20T18:00:00.250Z");

    private AuditEntry entry(Outcome outcome, String subject) {
        return new AuditEntry(0, AT, "POST /api/users", outcome, dana.id(), dana.name(), "10.0.0.7", subject);
    }

    private static List<String> subjects(List<AuditEntry> entries) {
        return entries.stream().map(AuditEntry::subject).toList();
    }

    @Test
    void anEntryIsReadAsItWasWritten() {
        Audit audit = store.audit();
        AuditEntry known = entry(Outcome.DONE, "Kim");
        AuditEntry stranger =
                new AuditEntry(0, AT, "POST /api/auth/pin", Outcome.REFUSED, null, "", "fe80::1%eth0", "");
        audit.write(known);
        audit.write(stranger);
        List<AuditEntry> newest = audit.newest(null, null, 2);
        assertThat(newest)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .containsExactly(stranger, known);
        assertThat(audit.newest(Outcome.DONE, null, 1)).containsExactly(newest.get(1));
        assertThat(audit.newest(null, newest.getFirst().id(), 1)).containsExactly(newest.get(1));
    }

    @Test
    void aFloodOfRefusalsPushesOutOnlyRefusals() {
        Audit audit = new Audit(store, 3);
        audit.write(entry(Outcome.DONE, "before the flood"));
        IntStream.range(0, 8).forEach(i -> audit.write(entry(Outcome.REFUSED, "refused " + i)));
        assertThat(subjects(audit.newest(Outcome.REFUSED, null, 100)))
                .containsExactly("refused 7", "refused 6", "refused 5");
        assertThat(subjects(audit.newest(Outcome.DONE, null, 1))).containsExactly("before the flood");
    }

    @Test
    void aPairingCodeIsTakenOutOnce() {
        UUID production = Ids.mint();
        String hash = Ids.random().toString();
        Instant until = Engine.CLOCK.instant().plusSeconds(60);
        store.edges().offer(hash, List.of(production), until);
        assertThat(store.edges().take("another")).isEmpty();
        assertThat(store.edges().take(hash))
                .hasValueSatisfying(offer -> assertThat(offer.productions()).containsExactly(production));
        assertThat(store.edges().take(hash)).isEmpty();
    }
}
