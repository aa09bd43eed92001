package dev.roadcase.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Actor;
import dev.roadcase.model.Change;
import dev.roadcase.model.Frames;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.model.Outgoing;
import dev.roadcase.model.Plain;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Received;
import dev.roadcase.model.Refusal;
import dev.roadcase.store.Commit;
import dev.roadcase.store.ScopeState;
import dev.roadcase.store.Store;
import dev.roadcase.store.Upstream;
import dev.roadcase.sync.core.Drafted;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes in what was changed elsewhere, in the order it was. It may be sent again any number of times. */
final class PushHandler {
    private static final String DISCARDED =
            "the hub was set back to an earlier state on purpose, and this was made before that";

    private final Store store;
    private final Clock clock;
    private final Grounds grounds;
    private final Arrivals arrivals;

    private final Gate gate;

    /** @param arrivals is told what came from whom */
    PushHandler(Store store, Clock clock, Gate gate, Grounds grounds, Arrivals arrivals) {
        this.gate = gate;
        this.store = store;
        this.clock = clock;
        this.grounds = grounds;
        this.arrivals = arrivals;
    }

    void push(Exchange x) throws IOException {
        UUID scope = Grounds.named(x);
        grounds.requireOrOwn(x.caller(), scope);
        String cursor = Grounds.cursor(x);
        grounds.refuseFork(scope, cursor);
        Set<UUID> hadBefore = new HashSet<>();
        List<Proposal> proposals = proposals(x, scope, isDiscarded(scope, cursor), hadBefore);
        ArrayNode results = Json.MAPPER.createArrayNode();
        if (!proposals.isEmpty()) {
            Commit.Result result = commit(proposals);
            tell(proposals, result, results);
            tellSuppliedAgain(x, proposals, result, hadBefore);
            note(x.caller().actor().id(), proposals, result.changes());
        }
        ObjectNode answer = Json.MAPPER.createObjectNode();
        if (Boolean.parseBoolean(x.query("brief"))) {
            answer.put("count", proposals.size());
        } else {
            answer.set("results", results);
        }
        answer.put("head", store.head(scope).map(ScopeState::head).orElse(0L));
        x.answer(200, answer);
    }

    /** For the audit: somebody set this hub back, and this is what came back by itself. */
    private static void tellSuppliedAgain(
            Exchange x, List<Proposal> proposals, Commit.Result result, Set<UUID> hadBefore) {
        long count = IntStream.range(0, proposals.size())
                .filter(i -> hadBefore.contains(proposals.get(i).id()))
                .filter(i -> result.done().get(i).what() != Drafted.What.DUPLICATE)
                .count();
        if (count > 0) {
            x.about("brought again what was lost here, changes: " + count + ", show: "
                    + proposals.getFirst().scope());
        }
    }

    /** @param hadBefore gets the ids of those that this hub had before it was set back */
    private List<Proposal> proposals(Exchange x, UUID scope, boolean aside, Set<UUID> hadBefore) throws IOException {
        Actor sender = x.caller().actor();
        boolean isEdge = sender.kind() == Actor.Kind.EDGE;
        List<Actor> people = isEdge ? List.of() : gate.usedBy(SessionCookie.people(x.ctx()));
        Intake intake = new Intake(store, sender, people, isEdge, scope, clock.instant());
        List<Proposal> proposals = new ArrayList<>();
        try (InputStream in = PushBody.of(x)) {
            Frames.Reader frames = new Frames.Reader(in);
            for (Outgoing change = frames.outgoing(); change != null; change = frames.outgoing()) {
                if (proposals.size() == Protocol.CHANGES) {
                    throw Problem.tooMany(Protocol.CHANGES);
                }
                if (change.loggedAt() != null && isEdge) {
                    hadBefore.add(change.id());
                }
                Received received = intake.received(change);
                proposals.add(Proposal.taking(change.id(), aside ? received.aside(DISCARDED) : received));
            }
        } catch (Frames.Broken e) {
            throw Problem.malformed(e.getMessage() + ". Nothing was taken in; send it again.");
        }
        return proposals;
    }

    private static void tell(List<Proposal> proposals, Commit.Result result, ArrayNode results) {
        for (int i = 0; i < proposals.size(); i++) {
            results.addObject()
                    .put("id", proposals.get(i).id().toString())
                    .put("status", result.done().get(i).what().wire());
        }
    }

    private void note(UUID from, List<Proposal> proposals, List<Change> changes) {
        Map<UUID, Change> entries = new HashMap<>();
        changes.forEach(entry -> entries.put(entry.changeId(), entry));
        for (Proposal proposal : proposals) {
            Received received = proposal.received();
            if (received != null && received.body() != null) {
                Change entry = entries.get(proposal.id());
                Plain plain =
                        entry == null ? null : Plain.of(received.set(), entry).orElse(null);
                arrivals.note(from, proposal.id(), received.body(), plain);
            }
        }
    }

    private Commit.Result commit(List<Proposal> proposals) {
        try {
            return store.commit(new Commit(proposals, false, null));
        } catch (Refusal.NotFound e) {
            throw Problem.notFound("This hub has no such show, and what was sent does not begin with making it.");
        }
    }

    /** Whether the sender goes on from a history that was discarded on purpose when this hub was restored. */
    private boolean isDiscarded(UUID scope, @Nullable String cursor) {
        UUID epoch = cursor == null ? null : Ids.parse(cursor.split(" ", 2)[0]);
        ScopeState state = store.head(scope).orElse(null);
        return epoch != null && state != null && !epoch.equals(Upstream.UNKNOWN) && !epoch.equals(state.epoch());
    }
}
