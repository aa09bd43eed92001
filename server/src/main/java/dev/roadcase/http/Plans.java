package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Change;
import dev.roadcase.model.InvalidException;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Refusal;
import dev.roadcase.routing.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Shows plans and carries them out. A preview writes nothing; what is carried out is planned anew against the show as it is
 * then, and when the preview it was confirmed by no longer holds, it is shown again instead.
 */
final class Plans {
    private static final int ATTEMPTS = 3;

    private final Writes writes;
    private final ReentrantLock numbering;

    /** {@code numbering} is held while cables are given numbers, so that no two get the same one. */
    Plans(Writes writes, ReentrantLock numbering) {
        this.writes = writes;
        this.numbering = numbering;
    }

    /** Plans and the changesets they come to. */
    record Made(List<Plan> plans, List<Proposal> proposals, ObjectNode json) {
        Made {
            plans = List.copyOf(plans);
            proposals = List.copyOf(proposals);
        }

        static Made of(List<Plan> plans, List<Proposal> proposals) {
            return new Made(plans, proposals, PlanJson.of(plans, false));
        }
    }

    /** Answers with the preview, or with what was done. */
    void answer(Exchange x, JsonNode body, Supplier<Made> planning) {
        if ("true".equals(x.query("dryRun"))) {
            x.answer(200, planning.get().json());
            return;
        }
        numbering.lock();
        try {
            carryOut(x, body, planning);
        } finally {
            numbering.unlock();
        }
    }

    private void carryOut(Exchange x, JsonNode body, Supplier<Made> planning) {
        Made made = planning.get();
        String shown = body.path("plan").asText();
        if (!shown.isEmpty() && !shown.equals(PlanJson.fingerprint(made.plans()))) {
            throw Problem.of(
                            409,
                            "plan-changed",
                            "The show changed",
                            "Somebody changed what this builds on since you looked. Look at it again.")
                    .with("preview", made.json());
        }
        write(x, body, planning, made, 1);
    }

    /** Somebody may patch the same port in between; then it is planned anew. */
    private void write(Exchange x, JsonNode body, Supplier<Made> planning, Made made, int attempt) {
        if (made.proposals().isEmpty()) {
            x.answer(200, made.json().put("done", true));
            return;
        }
        try {
            writes.commit(x, made.proposals(), body, result -> {
                return new Writes.Answer(200, null, null, PlanJson.written(made.json(), undoable(result.changes())));
            });
        } catch (Refusal.Conflict | InvalidException e) {
            if (attempt == ATTEMPTS || body.has("plan")) {
                throw e;
            }
            write(x, body, planning, planning.get(), attempt + 1);
        }
    }

    /** One id per show takes back all that was done there. */
    private static List<UUID> undoable(List<Change> changes) {
        Map<UUID, UUID> first = new LinkedHashMap<>();
        changes.forEach(change -> first.putIfAbsent(change.scope(), change.changeId()));
        return List.copyOf(first.values());
    }
}
