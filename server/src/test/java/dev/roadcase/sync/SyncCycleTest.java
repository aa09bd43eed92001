package dev.roadcase.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.testkit.HubAndEdge;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class SyncCycleTest {
    @RegisterExtension
    final HubAndEdge servers = new HubAndEdge();

    /** A file of secrets that breaks Java itself when it is read for the first time. */
    private static final class BreaksOnce implements SyncCycle.HubToken {
        private final AtomicBoolean broken = new AtomicBoolean(true);

        @Override
        public String read() {
            if (broken.getAndSet(false)) {
                throw new StackOverflowError("as deep as it goes");
            }
            return "";
        }

        @Override
        public void write(String token) {
            throw new AssertionError("nobody pairs here");
        }
    }

    @Test
    void anErrorEndsOneAttemptAndNoneOfThoseAfterIt() throws InterruptedException {
        servers.pair();
        try (SyncCycle cycle =
                new SyncCycle(servers.edgeStore(), Clock.systemUTC(), new BreaksOnce(), HubTrust.SYSTEM, news -> {})) {
            Job first = cycle.upload(null);
            cycle.start("");
            assertThat(first.await(Duration.ofSeconds(20))).isTrue();
            assertThat(first.error()).contains("for a reason that should not be");
            Job second = cycle.upload(null);
            assertThat(second.await(Duration.ofSeconds(20))).isTrue();
            assertThat(second.error())
                    .as("this one went on to the next trouble")
                    .contains("Pair it again: roadcase pair " + servers.hub().url());
        }
    }
}
