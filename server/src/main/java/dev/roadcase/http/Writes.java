package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Row;
import dev.roadcase.store.Commit;
import dev.roadcase.store.Receipt;
import dev.roadcase.store.Store;
import dev.roadcase.sync.core.Drafted.What;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sends writes to the store and answers with what they became; repeats of an Idempotency-Key get the first answer. */
final class Writes {
    private final Store store;
    private final Clock clock;
    private final Gate gate;

    Writes(Store store, Clock clock, Gate gate) {
        this.store = store;
        this.clock = clock;
        this.gate = gate;
    }

    /** An answer to a write, ready to be sent or kept. */
    record Answer(
            int status,
            @Nullable String etag,
            @Nullable String location,
            @Nullable String body) {}

    /** One write to one record. */
    void one(Exchange x, UUID scope, Ask ask, @Nullable JsonNode body) {
        Proposal proposal = proposal(x, scope, Cause.EDIT, List.of(ask));
        commit(x, List.of(proposal), body, result -> answer(result.done().getFirst()));
    }

    Proposal proposal(Exchange x, UUID scope, Cause cause, List<Ask> asks) {
        Typist typist = Typist.of(x, gate, now());
        return Proposal.by(typist.who(), typist.at(), scope, cause, asks);
    }

    /** The time a write of this moment bears. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Commits and answers. */
    void commit(
            Exchange x, List<Proposal> proposals, @Nullable JsonNode body, Function<Commit.Result, Answer> rendering) {
        String key = x.ctx().header("Idempotency-Key");
        if (key == null) {
            send(x.ctx(), rendering.apply(store.commit(new Commit(proposals, false, null))));
            return;
        }
        if (key.isBlank() || key.length() > 200) {
            throw Problem.malformed("Idempotency-Key must have 1 to 200 characters.");
        }
        UUID actor = x.caller().actor().id();
        String hash = requestHash(x.ctx(), body);
        Answer[] fresh = new Answer[1];
        Commit.Once once = new Commit.Once(actor, key, hash, result -> {
            fresh[0] = rendering.apply(result);
            return receipt(actor, key, hash, fresh[0]);
        });
        Commit.Result result = store.commit(new Commit(proposals, false, once));
        Receipt given = result.repeated();
        send(x.ctx(), given == null ? fresh[0] : repeat(x, given));
    }

    private static Receipt receipt(UUID actor, String key, String hash, Answer answer) {
        String body = answer.body();
        boolean kept = body == null || body.length() <= Receipt.MAX_BODY;
        return new Receipt(actor, key, hash, answer.status(), answer.etag(), answer.location(), kept ? body : null);
    }

    private static Answer repeat(Exchange x, Receipt given) {
        x.ctx().header("Idempotency-Replayed", "true");
        return new Answer(given.status(), given.etag(), given.location(), given.body());
    }

    private static String requestHash(Context ctx, @Nullable JsonNode body) {
        try {
            String text = ctx.method() + " " + ctx.path() + " " + ctx.header("If-Match") + " " + body;
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(Context ctx, Answer answer) {
        if (answer.etag() != null) {
            ctx.header("ETag", answer.etag());
        }
        if (answer.location() != null) {
            ctx.header("Location", answer.location());
        }
        ctx.status(answer.status());
        if (answer.body() != null) {
            ctx.contentType("application/json").result(answer.body());
        }
    }

    /** The answer to one ask. */
    static Answer answer(Commit.Done done) {
        Row row = done.record();
        if (done.what() == What.DELETED) {
            return new Answer(204, null, null, null);
        }
        byte[] body = RecordJson.bytes(json -> RecordJson.write(json, row, RecordJson.nested(done.nested()), null));
        boolean made = done.what() == What.CREATED || done.what() == What.EXISTED;
        String location = made ? "/api/" + row.type().path() + "/" + row.id() : null;
        String etag = "\"" + row.version() + "\"";
        return new Answer(EntityHandler.status(done.what()), etag, location, new String(body, StandardCharsets.UTF_8));
    }
}
