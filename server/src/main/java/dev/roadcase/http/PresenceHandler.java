package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is connected, and what somebody says to look at. */
final class PresenceHandler {
    private final Streams streams;

    PresenceHandler(Streams streams) {
        this.streams = streams;
    }

    void list(Exchange x) {
        x.ctx().header("Cache-Control", "no-store");
        x.answer(200, streams.presence());
    }

    /** What one's own tab shows now; the tab is the one that its event stream was opened with. */
    void look(Exchange x) {
        JsonNode body = Bodies.json(x.ctx(), Bodies.RECORD);
        String page = body.path("page").asText();
        if (!body.path("tab").isTextual() || !page.matches("[a-z0-9/-]{0,40}")) {
            throw Problem.malformed(
                    "Send {\"tab\":\"as in ?tab= of the events\",\"production\":\"id\",\"page\":\"sources\",\"record\":\"id\"}.");
        }
        Watcher.View view = new Watcher.View(id(body, "production"), page, id(body, "record"));
        if (!streams.look(x.caller(), body.path("tab").textValue(), view)) {
            throw Problem.notFound("You follow no events from this tab.");
        }
        x.ctx().status(204);
    }

    private static @Nullable UUID id(JsonNode body, String field) {
        JsonNode json = body.path(field);
        UUID id = json.isTextual() ? Ids.parse(json.textValue()) : null;
        if (id == null && !json.isNull() && !json.isMissingNode()) {
            throw Problem.malformed(field + " must be an id or null.");
        }
        return id;
    }
}
