package dev.roadcase.sync;

import static dev.roadcase.testkit.HubAndEdge.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.LogEntry;
import dev.roadcase.store.HubPage;
import dev.roadcase.store.Sums;
import dev.roadcase.store.Upstream;
import dev.roadcase.testkit.HubAndEdge;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The hub's log is read page by page, the next one while the one before is taken over. */
@Timeout(120)
class PagesTest {
    private static final int SOURCES = 40;

    @RegisterExtension
    final HubAndEdge servers = new HubAndEdge();

    private HubClient hub = noClientYet();
    private Pages pages = new Pages(hub, new Pace());

    @SuppressWarnings("NullAway") // set before each test
    private static HubClient noClientYet() {
        return null;
    }

    @BeforeEach
    void start() {
        for (int i = 0; i < SOURCES; i++) {
            servers.source(servers.hub(), "Camera " + i);
        }
        servers.pair();
        hub = new HubClient(servers.hub().url(), "", HubTrust.SYSTEM, Clock.systemUTC(), Duration.ofSeconds(10));
        hub.redeem(
                servers.hub()
                        .post("/api/sync/pair-codes", object("{}"))
                        .json()
                        .path("code")
                        .asText(),
                "reader");
        Pace pace = new Pace();
        for (int i = 0; i < 8; i++) {
            pace.broke(); // down to 4 kB, so that there are several pages
        }
        pages = new Pages(hub, pace);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private Upstream beginning() {
        String noChain = "0".repeat(32);
        return new Upstream(
                UUID.fromString(servers.show()),
                Upstream.UNKNOWN,
                0,
                noChain,
                new Sums(0, 0),
                0,
                null,
                null,
                null,
                null);
    }

    private HubPage next(Upstream after) {
        return pages.after(after, Map::of);
    }

    private static Upstream end(Upstream before, HubPage page) {
        return before.after(page.epoch(), page.entries().getLast().seq(), Objects.requireNonNull(page.chain()));
    }

    @Test
    void readPageByPageTheLogIsWhatItIsReadAtOnce() {
        Upstream place = beginning();
        List<LogEntry> read = new ArrayList<>();
        int count = 0;
        HubPage page;
        do {
            page = next(place);
            read.addAll(page.entries());
            place = end(place, page);
            count++;
        } while (place.seq() < page.head());
        assertThat(count).isGreaterThan(2);
        assertThat(read)
                .hasSize(SOURCES + 1)
                .isEqualTo(hub.log(beginning(), 4_000_000, Map::of).entries());
    }

    @Test
    void whatIsUnderWayIsNotTakenForWhatWasAskedFor() {
        HubPage first = next(beginning());
        assertThat(next(beginning()).entries()).startsWith(first.entries().getFirst());
    }

    @Test
    void afterSomethingWasSentThePageThatWasUnderWayIsAskedForAgain() {
        HubPage first = next(beginning());
        servers.source(servers.hub(), "Late");
        pages.forget();
        assertThat(next(end(beginning(), first)).head()).isEqualTo(first.head() + 1);
    }
}
