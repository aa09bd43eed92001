package dev.roadcase.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Actor;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Base;
import dev.roadcase.model.Cause;
import dev.roadcase.model.ChecklistItem;
import dev.roadcase.model.Connection;
import dev.roadcase.model.Decoder;
import dev.roadcase.model.Device;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.IpAddress;
import dev.roadcase.model.Key;
import dev.roadcase.model.Port;
import dev.roadcase.model.Production;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Send;
import dev.roadcase.model.Source;
import dev.roadcase.store.Commit;
import dev.roadcase.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A corporate show of real size to look around in. It stays on this server, and once deleted it is not made again. Its
 * dates follow from the day it is made. It is seeded after the starter library, which gives its devices their ports.
 */
public final class DemoShow {
    /** The id of its production, the same on every server. */
    public static final UUID ID = DemoIds.PRODUCTION;

    private static final Logger log = LoggerFactory.getLogger(DemoShow.class);

    /** Records of one changeset, far below what one may hold. */
    private static final int RECORDS = 500;

    /** What a device brings along, its ports counted. */
    private static final int RECORDS_PER_DEVICE = 34;

    /** Makes the demo unless it was ever there. */
    public void seed(Store store, Clock clock, boolean local) {
        Key key = new Key(Production.TYPE, ID);
        boolean known = store.read(r -> r.row(key).isPresent());
        if (!known) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            store.commit(new Commit(proposals(now), local, null));
            log.info("Demo show loaded");
        }
    }

    static List<Proposal> proposals(Instant now) {
        List<Proposal> proposals = new ArrayList<>();
        for (List<Ask> asks : parts(new DemoRecords(Files.read("demo-show"), now))) {
            UUID id = DemoIds.changeset(proposals.size());
            proposals.add(new Proposal(id, ID, Actor.SYSTEM, now, Cause.SEED, true, null, asks));
        }
        return proposals;
    }

    private static List<List<Ask>> parts(DemoRecords records) {
        List<List<Ask>> parts = new ArrayList<>();
        parts.add(List.of(create(Production.TYPE, ID, records.production())));
        parts.add(all(Source.TYPE, records.count("sources"), records::source));
        parts.add(all(Send.TYPE, records.count("sends"), records::send));
        List<Ask> devices = all(Device.TYPE, records.count("devices"), records::device);
        parts.addAll(split(devices, RECORDS / RECORDS_PER_DEVICE));
        parts.add(pairs(records));
        parts.addAll(split(all(Connection.TYPE, records.count("connections"), records::connection), RECORDS));
        parts.add(all(IpAddress.TYPE, records.count("ipAddresses"), records::ipAddress));
        parts.add(all(ChecklistItem.TYPE, records.count("checklistItems"), records::checklistItem));
        parts.add(crosspoints(records));
        return parts;
    }

    private static List<List<Ask>> split(List<Ask> asks, int size) {
        List<List<Ask>> parts = new ArrayList<>();
        for (int i = 0; i < asks.size(); i += size) {
            parts.add(asks.subList(i, Math.min(i + size, asks.size())));
        }
        return parts;
    }

    private static Ask create(EntityType<?> type, UUID id, JsonNode body) {
        return new Ask.Create(type, id, Decoder.decode(type, body, true), null, false);
    }

    private static List<Ask> all(EntityType<?> type, int count, IntFunction<JsonNode> record) {
        List<Ask> asks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            JsonNode body = record.apply(i);
            asks.add(create(type, UUID.fromString(body.path("id").asText()), body));
        }
        return asks;
    }

    /** Pairs point at each other, so they are tied once both are there. */
    private static List<Ask> pairs(DemoRecords records) {
        List<Ask> asks = new ArrayList<>();
        records.pairs().forEach((device, body) -> asks.add(tie(new Key(Device.TYPE, device), body)));
        return asks;
    }

    /** Ports come with their devices, so what they show is set afterwards. */
    private static List<Ask> crosspoints(DemoRecords records) {
        List<Ask> asks = new ArrayList<>();
        records.crosspoints().forEach((output, body) -> asks.add(tie(new Key(Port.TYPE, output), body)));
        return asks;
    }

    private static Ask tie(Key record, JsonNode body) {
        return new Ask.Edit(record, Decoder.decode(record.type(), body, false), Base.NOW);
    }
}
