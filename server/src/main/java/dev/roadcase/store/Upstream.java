package dev.roadcase.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far an edge is with one scope of its hub.
 *
 * @param epoch the hub's epoch of the scope; the nil UUID before the first answer
 * @param seq the last entry of the hub's log that is here
 * @param chain the hub's chain at that entry
 * @param sums over all that the hub has confirmed
 * @param hubHead the hub's head when it was last heard of
 * @param hubSums the hub's at that head; null when they are not known
 * @param syncedAt when both were last found equal with nothing waiting
 * @param failure what is wrong since {@code failedAt}, in words for a person
 */
public record Upstream(
        UUID scope,
        UUID epoch,
        long seq,
        String chain,
        Sums sums,
        long hubHead,
        @Nullable Sums hubSums,
        @Nullable Instant syncedAt,
        @Nullable String failure,
        @Nullable Instant failedAt) {
    /** The epoch before the hub told one. */
    public static final UUID UNKNOWN = new UUID(0, 0);

    static Upstream fresh(UUID scope) {
        return new Upstream(scope, UNKNOWN, 0, ScopeState.NO_CHAIN, Sums.NOTHING, 0, null, null, null, null);
    }

    /** The same, as if a page of the hub's log were here already; only to ask for the one after it. */
    public Upstream after(UUID pageEpoch, long last, String pageChain) {
        return new Upstream(scope, pageEpoch, last, pageChain, sums, hubHead, null, syncedAt, failure, failedAt);
    }

    /** Whether both ask for the same page. */
    public boolean isAt(Upstream other) {
        return scope.equals(other.scope) && epoch.equals(other.epoch) && seq == other.seq && chain.equals(other.chain);
    }

    /** The same, but that it is not known any more what the hub has. */
    Upstream inDoubt() {
        return new Upstream(scope, epoch, seq, chain, sums, hubHead, null, syncedAt, failure, failedAt);
    }

    /** The same with other sums of what is confirmed. */
    Upstream counted(Sums other) {
        return new Upstream(scope, epoch, seq, chain, other, hubHead, hubSums, syncedAt, failure, failedAt);
    }

    /** What keeps it from being in sync is noted, or with null that nothing does any more. */
    Upstream noted(@Nullable String why, Instant now) {
        return new Upstream(scope, epoch, seq, chain, sums, hubHead, hubSums, syncedAt, why, why == null ? null : now);
    }

    /** Whether everything the hub had when it was last heard of is here, to the last bit. */
    public boolean isLevel() {
        return seq == hubHead && sums.equals(hubSums);
    }
}
