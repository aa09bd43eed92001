package dev.roadcase.app;

import dev.roadcase.app.Doctor.Finding;
import dev.roadcase.app.Doctor.State;
import dev.roadcase.sync.HubReach;
import dev.roadcase.sync.HubTrust;
import java.util.List;
import java.util.Optional;

/** The doctor's look at the way to the hub; takes some seconds where nothing answers. */
final class HubDoctor {
    private final HubTrust trust;

    HubDoctor(HubTrust trust) {
        this.trust = trust;
    }

    /** Whether the hub answers; nothing is said of none. */
    List<Finding> examine(Optional<String> hub) {
        return hub.map(this::look).stream().toList();
    }

    private Finding look(String url) {
        String trouble = HubReach.trouble(url, trust);
        return trouble.isEmpty()
                ? Doctor.ok("hub", url + " answers")
                : new Finding(
                        "hub",
                        State.NOTE,
                        url + " cannot be reached: " + trouble,
                        "Nothing is lost: changes wait here and go up when it answers. If there should be internet, open a page in a"
                                + " browser; for a certificate, set hub.trust.");
    }
}
