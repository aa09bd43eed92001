package dev.roadcase.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LineageTest {
    private final Stamp made = new Stamp(new UUID(1, 1), Instant.ofEpochMilli(1_000));
    private final Stamp edited = new Stamp(new UUID(1, 2), Instant.ofEpochMilli(2_000));

    @Test
    void aGroupThatWentBackToItsCreationIsAsIfItHadNeverLeft() {
        Lineage fresh = Lineage.created(made);
        assertThat(fresh.with("name", edited).with("name", made)).isEqualTo(fresh);
        assertThat(fresh.with("name", made).text()).isEqualTo(fresh.text());
    }

    @Test
    void itIsReadAsItWasWritten() {
        Lineage lineage = Lineage.created(made).with("name", edited);
        assertThat(Lineage.parse(lineage.text())).isEqualTo(lineage);
        assertThat(lineage.of("note")).isEqualTo(made);
    }
}
