package dev.roadcase.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import dev.roadcase.model.Kind;
import dev.roadcase.store.Audit;
import dev.roadcase.store.AuditEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What was written down about access, for admins. */
final class AuditHandler {
    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final Audit audit;
    private final Supplier<Map<String, String>> summaries;

    /** @param summaries what each action is in words */
    AuditHandler(Audit audit, Supplier<Map<String, String>> summaries) {
        this.audit = audit;
        this.summaries = summaries;
    }

    /** The newest first; {@code before} is the id of the last one seen. */
    void list(Exchange x) {
        ArrayNode all = Json.MAPPER.createArrayNode();
        Map<String, String> words = new HashMap<>(summaries.get());
        List.of(AuditTrail.Door.values()).forEach(door -> words.put(door.action(), door.summary()));
        audit.newest(outcome(x.query("outcome")), before(x.query("before")), limit(x.query("limit")))
                .forEach(entry -> all.add(json(entry, words)));
        x.ctx().header("Cache-Control", "no-store");
        x.answer(200, all);
    }

    private static AuditEntry.@Nullable Outcome outcome(@Nullable String text) {
        return text == null
                ? null
                : AuditEntry.Outcome.of(text)
                        .orElseThrow(() -> Problem.malformed("outcome must be done, refused or failed."));
    }

    private static @Nullable Long before(@Nullable String text) {
        if (text != null && !text.matches("\\d{1,18}")) {
            throw Problem.malformed("before must be the id of an entry.");
        }
        return text == null ? null : Long.valueOf(text);
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        if (!text.matches("[1-9]\\d{0,3}") || Integer.parseInt(text) > MOST) {
            throw Problem.malformed("limit must be from 1 to " + MOST + ".");
        }
        return Integer.parseInt(text);
    }

    private static ObjectNode json(AuditEntry entry, Map<String, String> words) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", entry.id());
        json.put("at", Kind.Moment.text(entry.at()));
        json.put("action", entry.action());
        json.put("summary", words.getOrDefault(entry.action(), ""));
        json.put("outcome", entry.outcome().wire());
        if (entry.actor() == null) {
            json.putNull("by");
        } else {
            json.putObject("by").put("id", entry.actor().toString()).put("name", entry.name());
        }
        return json.put("address", entry.address()).put("subject", entry.subject());
    }
}
