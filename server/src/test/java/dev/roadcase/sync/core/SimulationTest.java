package dev.roadcase.sync.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Many histories of a show over the real merge and rebase, with everything going wrong that can. A seed that fails here
 * fails again: {@code Simulation.dump} prints its log.
 */
class SimulationTest {
    private static final long HISTORIES = Long.getLong("roadcase.histories", 200_000);

    private final SimTally tally = new SimTally();

    @Test
    void noHistoryLosesAnythingOrEndsApart() {
        String first = LongStream.rangeClosed(1, HISTORIES)
                .parallel()
                .mapToObj(this::play)
                .filter(found -> !found.isEmpty())
                .findAny()
                .orElse("");
        System.out.println(HISTORIES + " histories: " + tally.told());
        assertThat(first).isEmpty();
    }

    private String play(long seed) {
        String found = Simulation.run(seed, 60, SimSetup.standard(), tally);
        return found == null ? "" : "seed " + seed + ": " + found;
    }
}
