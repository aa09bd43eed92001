package dev.roadcase.tray;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class SummaryTest {
    @Test
    void readsWhatTheServerSays() throws Exception {
        String health = """
                {"status":"running","name":"Truck 2","version":"0.1.0","streams":14,
                 "sync":{"state":"offline","queued":3,"conflicts":0}}""";
        Summary summary = Summary.of(Reading.of("http://10.0.0.5:3001", new ObjectMapper().readTree(health)), null);
        assertThat(summary)
                .isEqualTo(new Summary(
                        State.WAITING, 3, "Truck 2 is running", "14 devices, 3 changes to upload", true, true));
    }

    @Test
    void aConflictComesBeforeSyncingAndCountsConflicts() {
        Summary summary = Summary.of(reading("syncing", 5, 1), null);
        assertThat(summary.state()).isEqualTo(State.CONFLICTS);
        assertThat(summary.badge()).isEqualTo(1);
        assertThat(summary.detail()).isEqualTo("1 device, 5 changes to upload, 1 conflict to decide");
    }

    @Test
    void stuckSyncingIsTrouble() {
        assertThat(Summary.of(reading("stuck", 2, 4), null).state()).isEqualTo(State.ERROR);
    }

    @Test
    void levelWithTheHubOrWithoutOneIsRunning() {
        assertThat(Summary.of(reading("in-sync", 0, 0), null).state()).isEqualTo(State.RUNNING);
        assertThat(Summary.of(reading("unpaired", 0, 0), null).badge()).isZero();
    }

    @Test
    void noServerIsStoppedUnlessTheSupervisorGaveUp() {
        assertThat(Summary.of(null, null).state()).isEqualTo(State.STOPPED);
        Summary gaveUp = Summary.of(null, "It ended with code 1.");
        assertThat(gaveUp.state()).isEqualTo(State.ERROR);
        assertThat(gaveUp.detail()).isEqualTo("It ended with code 1.");
    }

    @Test
    void onlyWhatCanBeDoneIsOffered() {
        Summary down = Summary.of(null, null);
        assertThat(Item.ALL.stream().filter(i -> i.enabled().test(down)).map(Item::label))
                .containsExactly("Start server", "Start at login", "Logs…", "About and update…", "Quit");
        Summary up = Summary.of(reading("in-sync", 0, 0), null);
        assertThat(Item.ALL.stream().filter(i -> !i.enabled().test(up)).map(Item::label))
                .containsExactly("Sign in to this server…", "Start server");
        Summary foreign = Summary.of(
                new Reading("http://127.0.0.1:3001", "Roadcase", "", "running", false, 0, 0, 0, "unpaired"), null);
        assertThat(Item.ALL.stream().filter(i -> i.enabled().test(foreign)).map(Item::label))
                .contains("Open console", "Sign in to this server…")
                .doesNotContain("Sync now", "Back up now");
    }

    private static Reading reading(String sync, long queued, int conflicts) {
        return new Reading("http://127.0.0.1:3001", "Truck 2", "0.1.0", "running", true, 1, queued, conflicts, sync);
    }
}
