package dev.roadcase.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Change;
import dev.roadcase.model.Clash;
import dev.roadcase.model.InvalidException;
import dev.roadcase.model.Kind;
import dev.roadcase.model.Refusal;
import dev.roadcase.model.Violation;
import dev.roadcase.store.Commit;
import dev.roadcase.store.StoreException;
import java.util.List;
import java.util.Locale;

/** The one place where exceptions become answers. */
final class Problems {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Problems() {}

    /** The answer to a failure; anything not foreseen is a bug and says no more than that. */
    static Problem of(Throwable failure) {
        return switch (failure) {
            case Problem problem -> problem;
            case InvalidException invalid -> indexed(invalid(invalid.violations()), invalid.index());
            case Refusal refusal -> indexed(refused(refusal), refusal.index());
            case Commit.KeyReused reused -> Problem.of(422, "idempotency-key-reused", "Key reused", text(reused));
            case StoreException.Full full -> unavailable("disk-full", text(full), 10);
            case StoreException.Unavailable away -> unavailable("unavailable", text(away), 2);
            case StoreException.Unsupported not -> Problem.of(501, "not-available", "Not here", text(not));
            default ->
                Problem.of(
                        500,
                        "bug",
                        "A fault in Roadcase",
                        "Nothing was changed. Please report it with the instance below.");
        };
    }

    private static String text(Throwable e) {
        return String.valueOf(e.getMessage());
    }

    private static Problem unavailable(String slug, String detail, int seconds) {
        return Problem.of(503, slug, "Not available now", detail).retryAfter(seconds);
    }

    private static Problem indexed(Problem problem, int index) {
        return index > 0 ? problem.with(json -> json.put("askIndex", index)) : problem;
    }

    static Problem invalid(List<Violation> violations) {
        String detail = violations.size() == 1
                ? violations.getFirst().field() + ": " + violations.getFirst().message()
                : violations.size() + " things are not right; see violations.";
        ArrayNode list = NODES.arrayNode();
        violations.forEach(v -> list.add(json(v)));
        return Problem.of(422, "invalid", "Not valid", detail).with("violations", list);
    }

    private static ObjectNode json(Violation violation) {
        ObjectNode json = NODES.objectNode();
        json.put("field", violation.field());
        json.put("code", violation.code().name().toLowerCase(Locale.ROOT));
        json.set("params", dev.roadcase.model.Json.MAPPER.valueToTree(violation.params()));
        json.put("message", violation.message());
        return json;
    }

    private static Problem refused(Refusal refusal) {
        String detail = text(refusal);
        return switch (refusal) {
            case Refusal.NotFound missing -> Problem.notFound(detail);
            case Refusal.Gone gone -> Problem.gone(detail);
            case Refusal.Conflict conflict -> conflict(conflict);
            case Refusal.AlreadyExists exists -> Problem.of(409, "already-exists", "Already exists", detail);
            case Refusal.FutureBase future ->
                Problem.of(412, "newer-base", "Base is newer", detail)
                        .with(json -> json.put("currentVersion", future.currentVersion()));
            case Refusal.UndoBlocked blocked ->
                Problem.of(409, "undo-blocked", "Changed since", detail).with("later", later(blocked.later()));
            case Refusal.Locked locked ->
                Problem.of(423, "locked", "Locked", detail)
                        .with("lock", locked.lock().json());
            case Refusal.TooLarge large -> Problem.of(413, "too-large", "Too large", detail);
        };
    }

    private static Problem conflict(Refusal.Conflict conflict) {
        ArrayNode clashes = NODES.arrayNode();
        conflict.clashes().forEach(c -> clashes.add(json(c)));
        return Problem.of(409, "conflict", "Conflict", text(conflict)).with(json -> {
            json.put("error", "Conflict");
            json.put("currentVersion", conflict.current().version());
            json.put("clientVersion", conflict.clientVersion());
            json.set("conflicts", clashes);
            json.set("serverData", RecordJson.tree(conflict.current(), RecordJson.nested(conflict.nested())));
        });
    }

    private static ObjectNode json(Clash clash) {
        ObjectNode json = NODES.objectNode();
        json.put("field", clash.field());
        json.put("group", clash.group());
        json.set("base", clash.base());
        json.set("yours", clash.yours());
        json.set("theirs", clash.theirs());
        if (clash.by() != null) {
            json.set("by", RecordJson.person(clash.by()));
        } else {
            json.putNull("by");
        }
        json.put("at", clash.at() == null ? null : Kind.Moment.text(clash.at()));
        return json;
    }

    private static ArrayNode later(List<Change> changes) {
        ArrayNode list = NODES.arrayNode();
        for (Change change : changes) {
            list.addObject()
                    .put("changeId", change.changeId().toString())
                    .put("seq", change.seq())
                    .put("at", Kind.Moment.text(change.at()))
                    .set("by", RecordJson.person(change.by()));
        }
        return list;
    }
}
