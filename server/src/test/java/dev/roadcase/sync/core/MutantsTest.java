package dev.roadcase.sync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.sync.core.Rules.Rule;
import dev.roadcase.sync.core.SimSetup.Mistake;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule of the merge, left out, and each mistake of a server must be noticed by the histories within 100 seeds. */
class MutantsTest {
    private static final int SEEDS = 100;

    /** Left out, the named ones show too rarely in random histories; {@link LateArrivalsTest} has one for each. */
    @ParameterizedTest
    @EnumSource(
            value = Rule.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PARKING", "WHOLE_LINEAGE", "SETTLING", "OVERTAKEN"})
    void aRuleThatIsLeftOutIsMissed(Rule rule) {
        assertThat(killedBy(SimSetup.without(rule))).as(rule.name()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Mistake.class)
    void aMistakeIsNoticed(Mistake mistake) {
        assertThat(killedBy(SimSetup.with(mistake))).as(mistake.name()).isPositive();
    }

    /** The first seed that notices; 0 when none does. */
    static long killedBy(SimSetup setup) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            if (Simulation.run(seed, 60, setup) != null) {
                return seed;
            }
        }
        return 0;
    }
}
