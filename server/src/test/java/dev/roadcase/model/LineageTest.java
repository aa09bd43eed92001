package dev.roadcase.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LineageTest {
    private static Stamp stamp(long at) {
        return new Stamp(UUID.randomUUID(), Instant.ofEpochMilli(at));
    }

    @Test
    void itsTextSaysAllOfIt() {
        Stamp created = stamp(1);
        Lineage bare = Lineage.created(created);
        assertThat(Lineage.parse(bare.text())).isEqualTo(bare);
        Stamp name = stamp(2);
        Lineage edited = bare.with("name", stamp(-5)).with("raster", stamp(3)).with("name", name);
        Lineage read = Lineage.parse(edited.text());
        assertThat(read).isEqualTo(edited).hasToString(edited.text());
        assertThat(read.of("name")).isEqualTo(name);
        assertThat(read.of("note")).isEqualTo(created);
    }
}
