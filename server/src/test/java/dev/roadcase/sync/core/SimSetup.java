package dev.roadcase.sync.core;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a history is played with.
 *
 * @param mistakes what the servers around the merge do wrong, to see that it is noticed
 * @param fewValues whether authors choose from three values, so that the same one comes back
 */
record SimSetup(Rules rules, Set<Mistake> mistakes, boolean fewValues, boolean allUnits) {
    /** Mistakes a server could make outside of the merge. */
    enum Mistake {
        /** What waits is dropped when the hub has answered, not when it came back in the log. */
        DROP_ON_ACK,
        /** A device drops what it made when the edge has answered. */
        DEVICE_DROPS,
        /** A log that went another way is not noticed. */
        NO_FORK,
        /** It is noticed, but only what still waited is brought again. */
        NO_RESUPPLY,
        /** What a snapshot holds does not count as come back. */
        NO_ECHO_BY_SNAPSHOT,
        /** The feed leaves out an entry now and then. */
        GAP,
        /** Changes are known by a counter per author and not by their ids. */
        COUNTER,
        /** The hub takes a change again that it has had. */
        TWICE,
        /** What waits is not laid over what the hub confirmed. */
        NO_SHADOW
    }

    static SimSetup standard() {
        return new SimSetup(Rules.ALL, Set.of(), false, false);
    }

    /** The setup of a seed: some authors have few words, some do everything in units. */
    SimSetup of(long seed) {
        return new SimSetup(rules, mistakes, Math.floorMod(seed, 3) == 1, Math.floorMod(seed, 5) == 2);
    }

    static SimSetup without(Rules.Rule... rules) {
        return new SimSetup(Rules.without(rules), Set.of(), false, false);
    }

    static SimSetup with(Mistake... mistakes) {
        return new SimSetup(Rules.ALL, EnumSet.copyOf(Set.of(mistakes)), false, false);
    }

    boolean makes(Mistake mistake) {
        return mistakes.contains(mistake);
    }
}
