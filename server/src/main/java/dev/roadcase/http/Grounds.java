package dev.roadcase.http;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Admission;
import dev.roadcase.model.Ids;
import dev.roadcase.store.Edges;
import dev.roadcase.store.Store;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which scope a request of the sync protocol is about, whether its sender may have it, and whether both have one history. */
final class Grounds {
    private static final String CURSOR = "Roadcase-Cursor";

    private final Store store;

    Grounds(Store store) {
        this.store = store;
    }

    static UUID named(Exchange x) {
        String name = x.ctx().pathParam("scope");
        UUID id = name.equals("library") ? Store.LIBRARY : Ids.parse(name);
        if (id == null) {
            throw Problem.notFound("A scope is the id of a production, or library.");
        }
        return id;
    }

    /** The scope of the path, which the sender was let in for. */
    UUID allowed(Exchange x) {
        UUID scope = named(x);
        require(x.caller(), scope);
        return scope;
    }

    /** Refuses an edge what it was not let in for. Of what is not here there is nothing to keep from it. */
    private void require(Caller caller, UUID scope) {
        boolean covered = admission(caller).covers(scope) || scope.equals(Store.LIBRARY);
        if (!covered && store.head(scope).isPresent()) {
            throw Problem.forbidden(
                    "This edge was paired for other productions. Ask on the hub for a code for this one, and pair again with it.");
        }
    }

    /** The same for who wants to write; a show that nobody has here yet is the sender's own. */
    void requireOrOwn(Caller caller, UUID scope) {
        require(caller, scope);
        Admission admission = admission(caller);
        if (!admission.covers(scope) && !scope.equals(Store.LIBRARY)) {
            store.edges().allow(caller.actor().id(), caller.actor().name(), admission, scope);
        }
    }

    /**
     * What the sender was let in for: what its credential says, which is signed, and the shows it made itself since, which
     * the database knows. A database that was restored or changed cannot let an edge in for more than those.
     */
    Admission admission(Caller caller) {
        if (caller.actor().kind() != Actor.Kind.EDGE) {
            return Admission.ALL;
        }
        Admission told = caller.admission();
        Optional<Admission> kept = store.edges().find(caller.actor().id()).map(Edges.Known::admission);
        return told == null ? kept.orElseThrow(Grounds::forgotten) : joined(told, kept);
    }

    /** What an edge that is paired anew was let in for; null when it is new here, or that is not known any more. */
    @Nullable
    Admission before(Caller caller) {
        boolean isKnown = caller.admission() != null
                || store.edges().find(caller.actor().id()).isPresent();
        return caller.actor().kind() == Actor.Kind.EDGE && isKnown ? admission(caller) : null;
    }

    private static Admission joined(Admission told, Optional<Admission> kept) {
        return told.only() == null
                ? kept.orElse(told)
                : kept.filter(k -> k.only() != null).map(told::and).orElse(told);
    }

    private static Problem forgotten() {
        return Problem.of(
                403,
                "pair-again",
                "Pair again",
                "This hub was restored from a backup that is older than the pairing of this edge, so it does not know for which"
                        + " productions that was. Make a code on the hub (roadcase pair-code) and pair again with it; what"
                        + " waits on the edge is kept.");
    }

    /** Where the sender says it is, as epoch, seq and chain; null when it does not say. */
    static @Nullable String cursor(Exchange x) {
        return x.ctx().header(CURSOR);
    }

    void refuseFork(UUID scope, @Nullable String cursor) {
        String[] parts = cursor == null ? new String[0] : cursor.split(" ", -1);
        if (parts.length != 3 || !parts[1].matches("\\d{1,18}")) {
            return;
        }
        long seq = Long.parseLong(parts[1]);
        boolean same = seq == 0
                || store.read(r -> r.chainAt(scope, seq))
                        .filter(parts[2]::equals)
                        .isPresent();
        if (!same) {
            throw Problem.of(
                    409, "fork", "Another history", "The log here went another way. Find the last common entry first.");
        }
    }
}
