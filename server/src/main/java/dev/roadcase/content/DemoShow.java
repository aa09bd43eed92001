package dev.roadcase.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Actor;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Cause;
import dev.roadcase.model.ChecklistItem;
import dev.roadcase.model.Connection;
import dev.roadcase.model.Decoder;
import dev.roadcase.model.Device;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Ids;
import dev.roadcase.model.IpAddress;
import dev.roadcase.model.Key;
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
 * dates follow from the day it is made.
 */
public final class DemoShow {
    private static final Logger log = LoggerFactory.getLogger(DemoShow.class);

    /** Makes the demo unless it was ever there. */
    public void seed(Store store, Clock clock) {
        Key key = new Key(Production.TYPE, DemoIds.PRODUCTION);
        boolean there = store.read(r -> r.row(key).isPresent());
        if (there) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        DemoRecords records = new DemoRecords(Files.read("demo-show"), now);
        List<Proposal> proposals = new ArrayList<>();
        proposals.add(proposal(now, List.of(create(Production.TYPE, DemoIds.PRODUCTION, records.production()))));
        proposals.add(proposal(now, all(Source.TYPE, records.count("sources"), records::source)));
        proposals.add(proposal(now, all(Send.TYPE, records.count("sends"), records::send)));
        proposals.add(proposal(now, all(Device.TYPE, records.count("devices"), records::device)));
        proposals.add(proposal(now, pairs(records)));
        proposals.add(proposal(now, all(Connection.TYPE, records.count("connections"), records::connection)));
        proposals.add(proposal(now, all(IpAddress.TYPE, records.count("ipAddresses"), records::ipAddress)));
        proposals.add(proposal(now, all(ChecklistItem.TYPE, records.count("checklistItems"), records::checklistItem)));
        store.commit(new Commit(proposals, true, null));
        log.info("Demo show loaded");
    }

    private static Proposal proposal(Instant now, List<Ask> asks) {
        return new Proposal(Ids.random(), DemoIds.PRODUCTION, Actor.SYSTEM, now, Cause.IMPORT, false, null, asks);
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
        records.pairs()
                .forEach((device, body) -> asks.add(new Ask.Edit(
                        new Key(Device.TYPE, device),
                        Decoder.decode(Device.TYPE, body, false),
                        dev.roadcase.model.Base.NOW)));
        return asks;
    }
}
