package dev.roadcase.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Connection;
import dev.roadcase.model.Id;
import dev.roadcase.model.Json;
import dev.roadcase.model.Kind;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Refusal;
import dev.roadcase.model.Row;
import dev.roadcase.schedule.Label;
import dev.roadcase.schedule.Schedule;
import dev.roadcase.store.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/** The cable schedule of a show: as JSON, as files, and numbers for cables that have none. */
final class CableHandler {
    /** Numbers given in one changeset; well below the 4 MiB that a changeset may have. */
    private static final int CHUNK = 2_000;

    private static final int ATTEMPTS = 3;

    private final Store store;
    private final Writes writes;
    private final Transfers transfers;
    private final ListCache cache;
    private final ReentrantLock numbering;

    CableHandler(Store store, Writes writes, Transfers transfers, ListCache cache, ReentrantLock numbering) {
        this.numbering = numbering;
        this.store = store;
        this.writes = writes;
        this.transfers = transfers;
        this.cache = cache;
    }

    void cables(Exchange x) throws IOException {
        UUID id = x.id("id");
        CableQuery query = CableQuery.of(x);
        if (query.form().equals("json")) {
            json(x, id, query);
        } else {
            file(x, query, store.read(r -> CableShow.read(r, id)));
        }
    }

    private void json(Exchange x, UUID id, CableQuery query) throws IOException {
        String etag = Etags.of(
                x.ctx().path() + query.unit(),
                x.caller().level(),
                store.head(id).stream().toList());
        ListCache.Entry known = cache.get(etag);
        if (known == null) {
            CableShow look = store.read(r -> CableShow.read(r, id));
            byte[] body = CableJson.of(Schedule.of(look.show(), query.unit().stock()));
            known = ListCache.Entry.of(body, "application/json", null);
            cache.put(etag, known);
        }
        x.ctx().header("Cache-Control", "private, no-cache");
        if (!x.isUnchanged(etag)) {
            x.answer(known);
        }
    }

    private void file(Exchange x, CableQuery query, CableShow look) throws IOException {
        Schedule schedule = Schedule.of(look.show(), query.unit().stock());
        Printout.Form form = query.file();
        List<Label> labels = form == Printout.Form.LABELS ? schedule.labels() : List.of();
        Printout printout = new Printout(form, foot(look), query.sheets(schedule), labels, query.a4());
        String name = TransferHandler.fileName(look.production().text("showName")) + "-" + query.topic();
        x.ctx().header("Content-Disposition", "attachment; filename=\"" + name + "." + form.ending() + "\"");
        x.ctx().contentType(form.type());
        transfers.print(printout, x.ctx().outputStream());
    }

    /** Two prints of one show are told apart by its revision. */
    private String foot(CableShow look) {
        Row production = look.production();
        return production.text("showName") + ", " + production.text("client") + "  |  revision " + look.seq()
                + "  |  printed " + Kind.Moment.text(writes.now()).replaceFirst("T(\\d\\d:\\d\\d).*", " $1 UTC");
    }

    void number(Exchange x) {
        UUID id = x.id("id");
        numbering.lock();
        try {
            number(x, id, 1);
        } finally {
            numbering.unlock();
        }
    }

    /** Somebody may write a number by hand in between; then it is looked at anew. */
    private void number(Exchange x, UUID id, int attempt) {
        CableShow look = store.read(r -> CableShow.read(r, id));
        Map<Id<Connection>, String> given = look.missingNumbers();
        if (given.isEmpty()) {
            x.answer(200, numbered(given));
            return;
        }
        try {
            writes.commit(x, proposals(x, id, look.asks(given)), null, done -> answer(given));
        } catch (Refusal.Conflict e) {
            if (attempt == ATTEMPTS) {
                throw e;
            }
            number(x, id, attempt + 1);
        }
    }

    private List<Proposal> proposals(Exchange x, UUID id, List<Ask> asks) {
        List<Proposal> proposals = new ArrayList<>();
        for (int i = 0; i < asks.size(); i += CHUNK) {
            List<Ask> part = asks.subList(i, Math.min(asks.size(), i + CHUNK));
            proposals.add(writes.proposal(x, id, Cause.EDIT, part));
        }
        return proposals;
    }

    private static Writes.Answer answer(Map<Id<Connection>, String> given) {
        return new Writes.Answer(200, null, null, Json.write(numbered(given)));
    }

    private static ObjectNode numbered(Map<Id<Connection>, String> given) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("numbered");
        given.forEach((id, label) -> list.addObject().put("id", id.toString()).put("cableLabel", label));
        return json;
    }
}
