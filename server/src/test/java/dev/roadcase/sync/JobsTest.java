package dev.roadcase.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class JobsTest {
    private final Jobs jobs = new Jobs();

    @Test
    void whatWasAskedForIsTakenOnce() {
        Job waiting = jobs.ask("upload", null, true);
        Job refused = jobs.ask("download", null, false);
        assertThat(jobs.takeDue()).containsExactly(waiting);
        assertThat(jobs.takeDue()).isEmpty();
        assertThat(jobs.find(refused.id())).contains(refused);
    }

    @Test
    void theLastOnesAreKept() {
        UUID first = jobs.ask("upload", null, false).id();
        UUID second = jobs.ask("upload", null, false).id();
        for (int i = 0; i < 199; i++) {
            jobs.ask("upload", null, false);
        }
        assertThat(jobs.find(first)).isEmpty();
        assertThat(jobs.find(second)).isPresent();
    }
}
