package dev.roadcase.http;

import dev.roadcase.model.Ids;
import dev.roadcase.store.Store;
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

    /** Refuses an edge what it was not let in for. */
    void require(Caller caller, UUID scope) {
        boolean refused = store.edges()
                .find(caller.actor().id())
                .filter(edge -> !scope.equals(Store.LIBRARY) && !edge.may(scope))
                .isPresent();
        if (refused) {
            throw Problem.forbidden(
                    "This edge was paired for other productions. Ask on the hub for a code for this one.");
        }
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
