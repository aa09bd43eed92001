package dev.roadcase.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.testkit.Api;
import dev.roadcase.testkit.EventClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A crew member's device: it joins by PIN, follows the show by live events, and edits a source of its own. Its stream is resumed
 * where it was when the server went away; an event that is missing or comes twice is counted.
 */
final class Phone implements AutoCloseable {
    private final int number;
    private final String show;
    private final Ledger ledger;
    private final Sightings sightings;
    private final AtomicLong seen = new AtomicLong();
    private final AtomicLong gaps = new AtomicLong();
    private final String path;
    private Api api;
    private int edits;
    private volatile String cursor = "";
    private volatile boolean open = true;
    private volatile @Nullable EventClient events;
    private final Thread follower;

    Phone(int number, Api server, String pin, String show, Ledger ledger, Sightings sightings) {
        this.number = number;
        this.show = show;
        this.ledger = ledger;
        this.sightings = sightings;
        ObjectNode join = Json.MAPPER.createObjectNode().put("pin", pin).put("device", "Phone " + number);
        Api.Answer joined = server.as("").post("/api/auth/pin", join);
        if (joined.status() != 200) {
            throw new DrillFailed("Phone " + number + " was not let in: " + joined.body());
        }
        api = server.as(joined.json().path("token").asText());
        path = "/api/sources/" + Ids.mint();
        follower = Thread.ofVirtual().name("phone-" + number).unstarted(this::follow);
    }

    /** Loads the show, as the console does first, and follows it from there. */
    void join() {
        Api.Answer loaded = api.get("/api/productions/" + show + "/show");
        JsonNode document = loaded.json();
        seen.set(document.path("seq").asLong());
        cursor = document.path("epoch").asText() + "-" + seen.get();
        follower.start();
    }

    private void follow() {
        while (open) {
            try (EventClient stream = new EventClient(api.url(), api.token(), "?production=" + show, cursor)) {
                events = stream;
                while (open) {
                    EventClient.Event event = stream.next();
                    if (event.name().equals("change")) {
                        arrived(event);
                    } else if (event.name().equals("resync")) {
                        gaps.incrementAndGet();
                    }
                }
            } catch (IOException | UncheckedIOException e) {
                pause(); // the server is away; go on from where we were
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void arrived(EventClient.Event event) {
        long seq = event.data().path("seq").asLong();
        if (seq != seen.get() + 1) {
            gaps.incrementAndGet();
        }
        seen.set(seq);
        cursor = event.id();
        for (JsonNode change : event.data().path("changes")) {
            sightings.seen(change.path("patch").path("name").asText());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes or renames its source; tells whether the server said that it is kept. */
    boolean edit() {
        String name = "Phone " + number + " edit " + ++edits;
        ledger.asked(path, name);
        sightings.sent(name);
        try {
            Api.Answer answer = edits == 1
                    ? api.post(
                            "/api/productions/" + show + "/sources",
                            Json.MAPPER
                                    .createObjectNode()
                                    .put("id", path.substring(path.lastIndexOf('/') + 1))
                                    .put("type", "laptop")
                                    .put("name", name))
                    : api.put(path, Json.MAPPER.createObjectNode().put("name", name), "If-Match", "*");
            if (answer.status() < 300) {
                ledger.acknowledged(path, name);
                return true;
            }
            if (answer.status() != 503 && !(answer.status() == 404 && edits > 1)) {
                throw new DrillFailed("An edit of phone " + number + " was refused: " + answer.body());
            }
        } catch (UncheckedIOException e) {
            // the power is gone under its hands
        }
        edits = edits == 1 ? 0 : edits; // the first makes the record, and is made again with the same id
        return false;
    }

    long seen() {
        return seen.get();
    }

    long gaps() {
        return gaps.get();
    }

    @Override
    public void close() throws IOException {
        open = false;
        follower.interrupt();
        EventClient stream = events;
        if (stream != null) {
            stream.close();
        }
    }
}
