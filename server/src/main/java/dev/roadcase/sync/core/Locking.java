package dev.roadcase.sync.core;

import dev.roadcase.model.Ask;
import dev.roadcase.model.Base;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Key;
import dev.roadcase.model.Lock;
import dev.roadcase.model.Production;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Refusal;
import dev.roadcase.model.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may write in a show that is locked. A rule for people at their screens: what arrives by syncing passes by it. */
final class Locking {
    private final Draft draft;
    private final UUID home;

    /** {@code home} is the server where this happens. */
    Locking(Draft draft, UUID home) {
        this.draft = draft;
        this.home = home;
    }

    /** Refuses what people ask of a show that is locked to another server. */
    void guard(Proposal proposal) {
        if (proposal.cause() != Cause.LOCK) {
            refuseOthers(lockOf(new Key(Production.TYPE, proposal.scope())));
        }
    }

    private @Nullable Lock lockOf(Key production) {
        return Lock.of(draft.work().row(production));
    }

    private void refuseOthers(@Nullable Lock lock) {
        if (lock != null && !lock.holder().equals(home)) {
            throw new Refusal.Locked(lock);
        }
    }

    /** Locks the show or unlocks it; a lock that this server holds already stays the one it is. */
    void set(Row production, Ask.SetLock ask) {
        Lock now = lockOf(production.key());
        if (!ask.force()) {
            refuseOthers(now);
        }
        boolean held = now != null
                && ask.lock() != null
                && now.holder().equals(ask.lock().holder());
        if (!held) {
            Ask.Edit edit = new Ask.Edit(production.key(), Lock.sent(ask.lock()), Base.NOW);
            new Editing(draft, production, BaseState.of(production, Base.NOW, draft), edit).edit();
        }
    }
}
