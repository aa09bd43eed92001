package dev.roadcase.sync.core;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a history is played with.
 *
 * @param mistakes what the servers around the merge do wrong, to see that it is noticed
 * @param compares whether edges check that laying a part anew comes to the same as laying all
 * @param judges whether edges do as real ones: judge what devices bring as a hub does, until the hub has judged it, and lay
 *     only what a page concerns; the others lay everything, each time
 * @param fewValues whether authors choose from three values, so that the same one comes back
 */
record SimSetup(
        Rules rules, Set<Mistake> mistakes, boolean fewValues, boolean allUnits, boolean compares, boolean judges) {
    SimSetup(Rules rules, Set<Mistake> mistakes) {
        this(rules, mistakes, false, false, false, false);
    }

    /** Mistakes a server could make outside of the merge. */
    enum Mistake {
        /** What waits is dropped when the hub has answered, not when it came back in the log. */
        DROP_ON_ACK("LOST STUCK"),
        /** A device drops what it made when the edge has answered. */
        DEVICE_DROPS("LOST"),
        /** A log that went another way is not noticed. */
        NO_FORK("DIGEST LOST"),
        /** It is noticed, but only what still waited is brought again. */
        NO_RESUPPLY("LOST"),
        /** What a snapshot holds does not count as come back. */
        NO_ECHO_BY_SNAPSHOT("STUCK"),
        /** The feed leaves out an entry now and then. */
        GAP("DIGEST"),
        /** Changes are known by a counter per author and not by their ids. */
        COUNTER("LOST STUCK"),
        /** The hub takes a change again that it has had. */
        TWICE("TWICE"),
        /** What waits is not laid over what the hub confirmed. */
        NO_SHADOW("DIGEST"),
        /** The conflicts that come with an entry are not taken over. */
        CONFLICTS_DROPPED("DIVERGED"),
        /** What an edge expects to clash stays in its inbox when the hub has decided. */
        EXPECTED_STAYS("DIVERGED"),
        /** What an edge makes of the hub's conflicts while its own changes wait stays when the hub has judged those. */
        OWN_VERDICT_STAYS("DIVERGED"),
        /** An edge that goes back forgets what still waited. */
        QUEUE_LOST_ON_FORK("LOST"),
        /** The hub keeps no conflict, only what it shows. */
        HUB_KEEPS_NO_CONFLICT("DIVERGED UNSEEN"),
        /** Of a change of several records the hub takes the first. */
        FIRST_PATCH_ONLY("UNSEEN"),
        /** An edge dies between the log and the records: the last entry of a page is there and has done nothing. */
        TORN_PAGE("DIGEST"),
        /** A restored hub has its records of now beside its log of then. */
        HALF_RESTORED("DIGEST"),
        /** What the hub confirmed is not kept apart once something is pulled. */
        SHADOW_STALE("DIGEST"),
        /** The time that the hub holds a change to have been made at is not taken over. */
        OWN_TIME_KEPT("DIVERGED"),
        /** The hub believes the clock of everybody, also one in the future. */
        CLOCK_BELIEVED("FUTURE"),
        /** The first change of a queue is never sent. */
        FIRST_NEVER_SENT("STUCK"),
        /** When one of its changes came back an edge drops all that waits. */
        QUEUE_GOES_WITH_ECHO("LOST"),
        /** An edge reads up to the entry before the last. */
        LAST_NEVER_READ("CURSOR STUCK"),
        /** The hub knows a change again only while it is one of the last few. */
        SHORT_MEMORY("TWICE AGAIN"),
        /** The hub notes who wrote a group and leaves the values as they were. */
        WRITER_WITHOUT_VALUES("INTENT"),
        /** The hub carries out what no server can. */
        POISON_TAKEN("POISON"),
        /** What stands behind such a change in a queue is not sent. */
        POISON_BLOCKS("DELAYED"),
        /** The hub throws such a change away. */
        POISON_DROPPED("DELAYED"),
        /** The hub keeps such a change and tells nobody. */
        POISON_UNTOLD("UNSEEN UNTOLD"),
        /** What is newer replaces what is there, and only what is older is noted. */
        NEWER_UNLOGGED("UNSEEN"),
        /** The hub does not hear who holds the lock. */
        LOCK_UNHEARD("ONSITE"),
        /** Whoever ever held a lock counts as holding this one. */
        ANY_LOCK_COUNTS("ONSITE"),
        /** The hub takes nothing from those who do not hold the lock. */
        LOCK_REFUSES("LOST STUCK"),
        /** With what old changes said the hub forgets that there were such. */
        PURGE_WITH_IDS("TWICE"),
        /** An edge that stands before what was purged goes on behind it. */
        PURGE_PASSED_OVER("DIGEST"),
        /** After an update an edge does not look up what it had not understood before. */
        NO_CATCHING_UP("DIGEST DIVERGED"),
        /** What is nested does not stand for its holder when it is looked what a page concerns. */
        REACH_SHORT("SHORT"),
        /** Where an edge expects a clash of two texts it shows them joined. */
        TEXTS_JOINED("TOGETHER"),
        /** What a newer version wrote is sent to a hub that does not understand all of it. */
        NEWER_SENT_TO_OLDER("UNSEEN INTENT");

        private final String complaints;

        Mistake(String complaints) {
            this.complaints = complaints;
        }

        /** What the checks must say of it, one of these at least. */
        Set<String> complaints() {
            return Set.of(complaints.split(" ", -1));
        }
    }

    static SimSetup standard() {
        return new SimSetup(Rules.ALL, Set.of());
    }

    /** The setup of a seed: some authors have few words, some do everything in units, every other one has edges that judge. */
    SimSetup of(long seed) {
        boolean compares = mistakes.isEmpty() ? Math.floorMod(seed, 8) == 0 : mistakes.contains(Mistake.REACH_SHORT);
        boolean few = Math.floorMod(seed, 3) == 1;
        boolean units = Math.floorMod(seed, 5) == 2;
        return new SimSetup(rules, mistakes, few, units, compares, Math.floorMod(seed, 2) == 1);
    }

    static SimSetup without(Rules.Rule... rules) {
        return new SimSetup(Rules.without(rules), Set.of());
    }

    static SimSetup with(Mistake... mistakes) {
        return new SimSetup(Rules.ALL, EnumSet.copyOf(Set.of(mistakes)));
    }

    boolean makes(Mistake mistake) {
        return mistakes.contains(mistake);
    }
}
