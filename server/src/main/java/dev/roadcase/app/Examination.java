package dev.roadcase.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.roadcase.app.Doctor.Finding;
import dev.roadcase.model.Json;
import dev.roadcase.sync.SyncCycle;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the doctor finds in a server that runs: it knows more of its network and hub than can be seen from outside. */
final class Examination {
    private final Settings settings;
    private final Listening listening;
    private final SyncCycle cycle;
    private final Clock clock;

    Examination(Settings settings, Listening listening, SyncCycle cycle, Clock clock) {
        this.settings = settings;
        this.listening = listening;
        this.cycle = cycle;
        this.clock = clock;
    }

    /** The worst first. */
    ArrayNode findings() {
        List<Finding> all = new ArrayList<>();
        all.add(network());
        if (settings.role().equals("edge")) {
            all.add(hub());
        }
        all.addAll(new Doctor(
                        settings.data(),
                        listening.port(),
                        settings.store().url(),
                        settings.venue().encryption().hubRoot())
                .machine());
        ArrayNode json = Json.MAPPER.createArrayNode();
        all.stream()
                .sorted((a, b) -> b.state().compareTo(a.state()))
                .forEach(f -> json.addObject()
                        .put("check", f.check())
                        .put("state", f.state().name().toLowerCase(Locale.ROOT))
                        .put("detail", plain(f.detail()))
                        .put("remedy", plain(f.remedy())));
        return json;
    }

    /** Where the data is on the server's disk is nobody's who asks from elsewhere. */
    private String plain(String text) {
        return text.replace(settings.data().toString(), "the data directory");
    }

    private Finding network() {
        Reachability now = listening.reachability();
        return switch (now.state()) {
            case UP -> new Finding("network", Doctor.State.OK, "devices can get in", "");
            case OTHER_PORT -> new Finding("network", Doctor.State.NOTE, "another port than asked for", now.detail());
            case TAKEN, NO_ADDRESS, NO_NETWORK ->
                new Finding("network", Doctor.State.TROUBLE, "devices cannot get in as they should", now.detail());
        };
    }

    private Finding hub() {
        SyncCycle.Status now = cycle.status();
        String since = " for " + words(Duration.between(now.since(), clock.instant()));
        return switch (now.state().wire()) {
            case "in-sync", "syncing" -> new Finding("hub", Doctor.State.OK, "reached", "");
            case "unpaired" -> new Finding("hub", Doctor.State.OK, "none; this server keeps its shows by itself", "");
            case "stuck" -> new Finding("hub", Doctor.State.TROUBLE, "syncing is stuck" + since, now.reason());
            default -> new Finding("hub", Doctor.State.NOTE, "not reached" + since, now.reason());
        };
    }

    private static String words(Duration time) {
        return time.toHours() > 0 ? time.toHours() + " h" : Math.max(0, time.toMinutes()) + " min";
    }
}
