package dev.roadcase.sync.core;

import dev.roadcase.model.Ask;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.InvalidException;
import dev.roadcase.model.Key;
import dev.roadcase.model.Production;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Received;
import dev.roadcase.model.Refusal;
import dev.roadcase.model.Row;
import dev.roadcase.model.Violation;
import dev.roadcase.sync.core.Drafted.Done;
import dev.roadcase.sync.core.Drafted.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Turns what somebody asks into one changeset, against what is stored at that moment; pure but for the ids it is given. */
public final class Drafting {
    private final Proposal proposal;
    private final Draft draft;
    private final Locking locking;

    private Drafting(Proposal proposal, Draft draft, UUID home) {
        locking = new Locking(draft, home);
        this.proposal = proposal;
        this.draft = draft;
    }

    /**
     * Drafts the changeset of a proposal.
     *
     * @param home the server where it is asked
     * @param versionOffset no record gets a version at or below this
     * @param mint gives ids to nested records that come without one
     * @throws Refusal when something asked cannot be done as the author saw it
     * @throws InvalidException when it breaks constraints or rules
     */
    public static Drafted draft(Proposal proposal, View view, UUID home, long versionOffset, Supplier<UUID> mint) {
        Received received = proposal.received();
        if (received != null) {
            return taken(proposal, received, view, versionOffset);
        }
        Draft draft = new Draft(proposal, new Workspace(view), versionOffset, mint);
        List<Done> done = new Drafting(proposal, draft, home).all();
        return new Folding(proposal, draft).fold(done);
    }

    /** What arrives from elsewhere is always logged, whatever it comes to. */
    private static Drafted taken(Proposal proposal, Received received, View view, long versionOffset) {
        Accepted accepted = Optional.ofNullable(received.aside())
                .or(() -> Vetting.refuses(received.set(), view))
                .map(why -> Accepting.setAside(received, why, view, versionOffset))
                .orElseGet(() -> Accepting.accept(received, view, versionOffset));
        Key production = new Key(Production.TYPE, proposal.scope());
        return new Drafted(
                received.set(),
                accepted.effects(),
                accepted.rows(),
                accepted.conflicts(),
                List.of(new Done(accepted.what(), production)));
    }

    private List<Done> all() {
        locking.guard(proposal);
        List<Done> done = new ArrayList<>();
        for (Ask ask : proposal.asks()) {
            try {
                done.add(one(ask));
            } catch (Refusal refusal) {
                throw refusal.at(done.size());
            } catch (InvalidException invalid) {
                throw invalid.at(done.size());
            }
        }
        return done;
    }

    private Done one(Ask ask) {
        return switch (ask) {
            case Ask.Create create -> create(create);
            case Ask.Edit edit -> edit(edit);
            case Ask.Delete delete -> delete(delete);
            case Ask.Restore restore -> restore(restore);
            case Ask.Resolve resolve -> {
                Key key = new Deciding(draft).decide(resolve);
                refuseFaults();
                yield new Done(What.RESOLVED, key);
            }
            case Ask.SetLock lock -> {
                locking.set(live(lock.production()), lock);
                yield new Done(What.UPDATED, lock.production());
            }
            case Ask.Take take -> throw new IllegalArgumentException("taken in on its own");
            case Ask.Undo undo -> {
                new Undoing(draft).undo(undo.changeId());
                if (!draft.before().containsKey(productionKey())
                        && draft.before().keySet().stream()
                                .anyMatch(key -> key.type().isInProduction())) {
                    requireLiveProduction(); // unless it was this very production that was made or changed
                }
                yield new Done(What.UNDONE, productionKey());
            }
        };
    }

    private Done create(Ask.Create ask) {
        Key key = new Key(ask.type(), ask.id());
        requireProduction(ask.type());
        boolean fresh = new Creating(draft).create(ask);
        refuseFaults();
        return new Done(fresh ? What.CREATED : What.EXISTED, key);
    }

    private Done edit(Ask.Edit ask) {
        Row row = live(ask.key());
        new Editing(draft, row, BaseState.of(row, ask.base(), draft), ask).edit();
        refuseFaults();
        return new Done(What.UPDATED, ask.key());
    }

    private Done delete(Ask.Delete ask) {
        Row row = existing(ask.key());
        requireProduction(ask.key().type());
        if (!row.deleted()) {
            new Deleting(draft).delete(row, BaseState.of(row, ask.base(), draft), ask.base());
        }
        return new Done(What.DELETED, ask.key());
    }

    private Done restore(Ask.Restore ask) {
        Row row = existing(ask.key());
        requireProduction(ask.key().type());
        if (row.deleted()) {
            new Deleting(draft).restore(row);
        }
        return new Done(What.RESTORED, ask.key());
    }

    private Row live(Key key) {
        Row row = existing(key);
        requireProduction(key.type());
        if (row.deleted()) {
            throw new Refusal.Gone(key.type());
        }
        return row;
    }

    private Row existing(Key key) {
        Row row = draft.work().row(key);
        if (row == null || !row.scope().equals(proposal.scope())) {
            throw new Refusal.NotFound(key.type());
        }
        return row;
    }

    /** Nothing below a deleted production can be touched. */
    private void requireProduction(EntityType<?> type) {
        if (type.isInProduction()) {
            requireLiveProduction();
        }
    }

    private void requireLiveProduction() {
        Row production = draft.work().row(productionKey());
        if (production == null) {
            throw new Refusal.NotFound(Production.TYPE);
        }
        if (production.deleted()) {
            throw new Refusal.Gone(Production.TYPE);
        }
    }

    private Key productionKey() {
        return new Key(Production.TYPE, proposal.scope());
    }

    private void refuseFaults() {
        List<Violation> faults = draft.takeFaults();
        if (!faults.isEmpty()) {
            throw new InvalidException(faults);
        }
    }
}
