package dev.roadcase.store;

import dev.roadcase.model.ScopeKind;
import java.util.UUID;

/**
 * Where a scope stands.
 *
 * @param head the seq of the last journal entry; the first has 1
 * @param chain the hash over all entries so far, 32 hexadecimal digits
 * @param digest the sum over all that the scope holds
 * @param floor how far the log was cleared, or set anew when the server was restored
 * @param localOnly whether the scope never leaves this server, as the demo show
 */
public record ScopeState(
        UUID id,
        ScopeKind kind,
        UUID epoch,
        long head,
        String chain,
        long digest,
        long floor,
        long versionOffset,
        boolean localOnly) {
    /** The chain before the first entry. */
    static final String NO_CHAIN = "00000000000000000000000000000000";

    static ScopeState fresh(UUID id, ScopeKind kind, UUID epoch, boolean localOnly) {
        return new ScopeState(id, kind, epoch, 0, NO_CHAIN, 0, 0, 0, localOnly);
    }

    ScopeState advanced(String nextChain, long nextDigest) {
        return new ScopeState(id, kind, epoch, head + 1, nextChain, nextDigest, floor, versionOffset, localOnly);
    }

    ScopeState withDigest(long other) {
        return new ScopeState(id, kind, epoch, head, chain, other, floor, versionOffset, localOnly);
    }

    ScopeState withFloor(long seq) {
        return new ScopeState(id, kind, epoch, head, chain, digest, seq, versionOffset, localOnly);
    }

    /** From now on no record gets a version at or below this one. */
    ScopeState withVersionsAbove(long version) {
        return new ScopeState(id, kind, epoch, head, chain, digest, floor, version, localOnly);
    }

    /** The same contents, of which nothing later than now is taken for granted. */
    ScopeState beginningAnew(UUID other) {
        return new ScopeState(id, kind, other, head, chain, digest, head, versionOffset, localOnly);
    }

    /** The epoch as clients know it: it also tells the chain here, so that a restored and regrown journal is noticed. */
    public String publicEpoch() {
        return publicEpoch(epoch, chain);
    }

    static String publicEpoch(UUID epoch, String chain) {
        return epoch.toString().replace("-", "") + chain.substring(0, 8);
    }

    public String digestText() {
        return Long.toHexString(digest);
    }
}
