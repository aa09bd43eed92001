package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Admission;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.model.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Syncing as people trigger and watch it. */
final class SyncHandler {
    private static final Duration LONGEST = Duration.ofDays(7);

    private final Syncing syncing;
    private final Grounds grounds;

    SyncHandler(Syncing syncing, Grounds grounds) {
        this.grounds = grounds;
        this.syncing = syncing;
    }

    void status(Exchange x) {
        x.answer(200, syncing.status());
    }

    void download(Exchange x) {
        started(x, syncing.download(x.id("id")));
    }

    void upload(Exchange x) {
        started(x, syncing.upload(x.id("id")));
    }

    void offers(Exchange x) {
        x.answer(200, syncing.offers());
    }

    /** The same for everything that is shared. */
    void downloadAll(Exchange x) {
        started(x, syncing.download(null));
    }

    void uploadAll(Exchange x) {
        started(x, syncing.upload(null));
    }

    private static void started(Exchange x, UUID job) {
        x.ctx().header("Location", "/api/sync/jobs/" + job);
        x.answer(202, Json.MAPPER.createObjectNode().put("id", job.toString()).put("state", "running"));
    }

    void job(Exchange x) {
        ObjectNode job = syncing.job(x.id("id"))
                .orElseThrow(() -> Problem.notFound("There is no such job, or it ended long ago."));
        x.answer(200, job);
    }

    void runs(Exchange x) {
        x.answer(200, syncing.runs(50));
    }

    void pair(Exchange x) {
        JsonNode body = Bodies.json(x.ctx(), Bodies.RECORD);
        String url = body.path("hub").asText();
        String code = body.path("code").asText();
        if (url.isBlank() || code.isBlank()) {
            throw Problem.malformed("Send {\"hub\":\"https://...\",\"code\":\"...\"}.");
        }
        x.about(host(url));
        x.answer(200, syncing.pair(url, code));
    }

    /** An address may carry a password; its host does not. */
    private static String host(String url) {
        try {
            return Objects.requireNonNullElse(URI.create(url).getHost(), "");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    void pairCode(Exchange x) {
        JsonNode body = x.ctx().req().getContentLengthLong() <= 0
                ? Json.MAPPER.createObjectNode()
                : Bodies.json(x.ctx(), Bodies.RECORD);
        List<UUID> productions = productions(body.path("productions"));
        x.about(productions.isEmpty() ? "all productions" : "productions: " + productions.size());
        Syncing.Code code = syncing.pairCode(productions, life(body.path("ttlSeconds")));
        x.answer(
                201,
                Json.MAPPER
                        .createObjectNode()
                        .put("code", code.code())
                        .put("expiresAt", Kind.Moment.text(code.expiresAt())));
    }

    private static List<UUID> productions(JsonNode json) {
        List<UUID> ids = new ArrayList<>();
        for (JsonNode node : json) {
            UUID id = Ids.parse(node.asText());
            if (id == null) {
                throw Problem.malformed("productions must be ids of productions.");
            }
            ids.add(id);
        }
        if (ids.size() > Admission.MOST) {
            throw Problem.malformed(
                    "A code names at most " + Admission.MOST + " productions. Leave them out for a code for all.");
        }
        return ids;
    }

    private static Duration life(JsonNode seconds) {
        Duration life = Duration.ofSeconds(seconds.asLong(15 * 60));
        if (!life.isPositive() || life.compareTo(LONGEST) > 0) {
            throw Problem.malformed("ttlSeconds must be from 1 to " + LONGEST.toSeconds() + ".");
        }
        return life;
    }

    /** On the hub: an edge trades its code for a credential. */
    void redeem(Exchange x) {
        JsonNode body = Bodies.json(x.ctx(), Bodies.RECORD);
        x.about(body.path("name").asText("edge"));
        @Nullable
        String token = syncing.redeem(
                        body.path("code").asText(), body.path("name").asText("edge"), grounds.before(x.caller()))
                .orElse(null);
        if (token == null) {
            throw Problem.forbidden("This code is not good, was used, or has run out. Ask for a new one on the hub.");
        }
        x.answer(200, Json.MAPPER.createObjectNode().put("token", token));
    }
}
