package dev.roadcase.sync.core;

import java.util.EnumSet;
import java.util.Set;

/**
 * The rules of taking in changes that do not follow from each other. All of them are always in force; that one can be left
 * out is for the tests, which show for each what would be lost without it.
 */
record Rules(Set<Rule> leftOut) {
    /** What is in force everywhere. */
    static final Rules ALL = new Rules(Set.of());

    enum Rule {
        /** Who wrote the value its author saw decides, not what that value was. */
        LINEAGE,
        /** What builds on a change that is not here waits for it. */
        PARKING,
        /** Waiting looks at all that a change builds on, not only at the last step. */
        WHOLE_LINEAGE,
        /** What looked like a clash and was not is put in order when the missing part arrives. */
        SETTLING,
        /** A conflict that its loser's author went on from is no second conflict. */
        CHAINS,
        /** A unit wins or loses whole. */
        UNITS,
        /** The loser of a clash is kept. */
        LOSERS,
        /** A deletion takes only what its author saw. */
        SEEN,
        /** A deletion takes nested records only if its author saw each of them. */
        SEEN_CHILDREN,
        /** A deletion takes no record with a conflict that its author did not know of. */
        SEEN_CONFLICTS,
        /** An edit brings a deleted record back. */
        REVIVING,
        /** A record brings back what holds it. */
        REVIVING_PARENTS,
        /** Routing ends, status and the like are left to a person. */
        MANUAL,
        /** Of two edits the later one is shown. */
        LATER_WINS,
        /** Equal values agree. */
        AGREEING,
        /** A deletion that was answered already does nothing. */
        OVERTAKEN,
        /** Who goes on from their own list takes nothing out of it that somebody else put in meanwhile. */
        ONWARDS
    }

    static Rules without(Rule... rules) {
        return new Rules(EnumSet.copyOf(Set.of(rules)));
    }

    boolean has(Rule rule) {
        return !leftOut.contains(rule);
    }
}
