package dev.roadcase.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.http.Problem;
import dev.roadcase.http.Updates;
import dev.roadcase.model.Kind;
import dev.roadcase.model.RoadcaseException;
import dev.roadcase.update.Counter;
import dev.roadcase.update.Programs;
import dev.roadcase.update.Report;
import dev.roadcase.update.Stage;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Upgrades as the console asks for them. */
final class UpdatesAdapter implements Updates {
    /** Where the package's unit roadcase-update tells how far it is. */
    private static final Path SERVICE = Path.of("/run/roadcase-update");

    /** Who started this server: the service, or the tray, which starts it again after {@link #AGAIN}. */
    private static final String KEEPER = System.getenv().getOrDefault("ROADCASE_KEEPER", "");

    /** The exit code that asks for another start: sysexits.h calls 75 a failure that is worth a second try. */
    static final int AGAIN = 75;

    private final Counter counter;
    private final Clock clock;

    UpdatesAdapter(Path data, Clock clock) {
        this(
                new Counter(
                        data,
                        Programs.ofThisProcess(),
                        Version.TEXT,
                        Optional.of(SERVICE).filter(s -> KEEPER.equals("service"))),
                clock);
    }

    UpdatesAdapter(Counter counter, Clock clock) {
        this.counter = counter;
        this.clock = clock;
    }

    @Override
    public long longest() {
        return Counter.LONGEST;
    }

    @Override
    public JsonNode status() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", Version.TEXT);
        json.put("platform", counter.platform());
        Optional<String> obstacle = counter.obstacle();
        json.put("possible", obstacle.isEmpty());
        json.put("reason", obstacle.orElse(null));
        json.put("restartable", isKept());
        json.put("longest", Counter.LONGEST);
        json.set("last", counter.last(clock.instant()).map(UpdatesAdapter::json).orElse(null));
        return json;
    }

    private static JsonNode json(Report.Entry entry) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("state", entry.stage().wire())
                .put("version", entry.version())
                .put("detail", entry.detail())
                .put("at", Kind.Moment.text(entry.at()));
    }

    @Override
    public JsonNode take(InputStream body, long length) {
        try {
            counter.take(body, length, clock.instant());
            return status();
        } catch (RoadcaseException e) {
            throw Problem.refused("update-refused", String.valueOf(e.getMessage()));
        }
    }

    private static boolean isKept() {
        return KEEPER.equals("tray");
    }

    @Override
    public void restart() {
        boolean waits = counter.last(clock.instant())
                .filter(e -> e.stage() == Stage.WAITING)
                .isPresent();
        if (!waits) {
            throw Problem.refused("nothing-waits", "No update waits for a restart.");
        }
        if (!isKept()) {
            throw Problem.refused(
                    "not-kept", "Nobody would start this server again. Stop it and start it yourself on its host.");
        }
        Thread.ofPlatform().name("restart").start(() -> System.exit(AGAIN));
    }
}
