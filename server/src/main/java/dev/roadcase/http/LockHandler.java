package dev.roadcase.http;

import dev.roadcase.model.Ask;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Lock;
import dev.roadcase.model.Production;
import dev.roadcase.model.Proposal;
import dev.roadcase.store.Commit;
import dev.roadcase.store.Store;
import java.util.List;
import java.util.UUID;

/** Locks a show to this server, and gives the lock back or breaks it. */
final class LockHandler {
    private final Store store;
    private final Writes writes;
    private final Syncing syncing;

    LockHandler(Store store, Writes writes, Syncing syncing) {
        this.store = store;
        this.writes = writes;
        this.syncing = syncing;
    }

    void get(Exchange x) {
        x.answer(200, held(x.id("id")).json());
    }

    void put(Exchange x) {
        UUID show = x.id("id");
        Proposal proposal = proposal(x, show, false, true);
        store.commit(Commit.of(proposal));
        x.answer(200, held(show).json());
    }

    /** Only an admin takes a lock away from a server that still has it. */
    void delete(Exchange x) {
        boolean force = "true".equals(x.query("force"));
        if (force && !x.caller().level().covers(Level.ADMIN)) {
            throw Problem.forbidden("Only an admin may break a lock. Ask for it on the server itself.");
        }
        store.commit(Commit.of(proposal(x, x.id("id"), force, false)));
        x.ctx().status(204);
    }

    private Lock held(UUID show) {
        return store.lock(show).orElseThrow(() -> Problem.notFound("This show is not locked."));
    }

    private Proposal proposal(Exchange x, UUID show, boolean force, boolean locks) {
        Key production = new Key(Production.TYPE, show);
        return writes.proposal(
                x, show, Cause.LOCK, List.of(new Ask.SetLock(production, locks ? mine(x) : null, force)));
    }

    private Lock mine(Exchange x) {
        return new Lock(store.replicaId(), syncing.name(), x.caller().actor(), writes.now(), Ids.random());
    }
}
