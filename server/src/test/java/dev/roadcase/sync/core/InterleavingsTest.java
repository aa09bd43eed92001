package dev.roadcase.sync.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/**
 * Every order of up to eight events of a hub and two edges: edits of two records by three people, what is sent and fetched,
 * and once a hub that is set back. Not a sample, all of them; orders that come to the same are looked at once.
 */
class InterleavingsTest {
    private static final int EVENTS = 8;
    /** After so many events the rest is split between the processors. */
    private static final int SPLIT = 3;

    private final Set<Long> judged = ConcurrentHashMap.newKeySet();
    /** Worlds with the number of events that led to them. */
    private final Set<Long> explored = ConcurrentHashMap.newKeySet();

    @Test
    void noOrderOfEightEventsLosesAnythingOrEndsApart() {
        List<SmallWorld> split = new ArrayList<>();
        String early = explore(SmallWorld.first(), 0, split);
        assertThat(early).isEmpty();
        String late = split.parallelStream()
                .map(world -> explore(world, SPLIT, new ArrayList<>()))
                .filter(found -> !found.isEmpty())
                .findAny()
                .orElse("");
        assertThat(late).isEmpty();
        assertThat(judged).hasSizeGreaterThan(500_000);
    }

    /** Judges what can come after {@code world}; what is {@code SPLIT} events old goes to {@code split} when it gets there. */
    private String explore(SmallWorld world, int events, List<SmallWorld> split) {
        for (SmallWorld next : world.next()) {
            String fault = judged.add(next.key()) ? judge(next) : "";
            if (fault.isEmpty() && events + 1 < EVENTS && explored.add(next.key() * 31 + events)) {
                fault = onwards(next, events + 1, split);
            }
            if (!fault.isEmpty()) {
                return fault;
            }
        }
        return "";
    }

    private static String judge(SmallWorld world) {
        String fault = world.rest();
        return fault == null ? "" : fault + "\n" + world;
    }

    private String onwards(SmallWorld next, int events, List<SmallWorld> split) {
        if (events == SPLIT) {
            split.add(next);
            return "";
        }
        return explore(next, events, split);
    }
}
