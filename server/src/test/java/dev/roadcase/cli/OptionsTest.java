package dev.roadcase.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void whatEveryCommandTakesMayStandBeforeIt() {
        assertThat(RoadcaseCommand.ordered("--data", "/srv", "--json", "status"))
                .containsExactly("status", "--data", "/srv", "--json");
        assertThat(RoadcaseCommand.ordered("--url=http://x", "pack", "--all"))
                .containsExactly("pack", "--url=http://x", "--all");
    }

    @Test
    void everythingElseStaysAsItWasTyped() {
        assertThat(RoadcaseCommand.ordered("pin", "--new", "--data", "/srv"))
                .containsExactly("pin", "--new", "--data", "/srv");
        assertThat(RoadcaseCommand.ordered("--help")).containsExactly("--help");
        assertThat(RoadcaseCommand.ordered("--data")).containsExactly("--data");
        assertThat(RoadcaseCommand.ordered()).isEmpty();
    }
}
