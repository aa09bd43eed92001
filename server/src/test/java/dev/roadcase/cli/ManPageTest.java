package dev.roadcase.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ManPageTest {
    @Test
    void tellsOfEveryCommandAndOption() {
        String page = ManPage.text().replace("\\-", "-");
        RoadcaseCommand.line().getSubcommands().forEach((name, command) -> {
            assertThat(page).contains(".SS roadcase " + name + "\n");
            command.getCommandSpec().options().stream()
                    .filter(o -> !o.hidden())
                    .forEach(o -> assertThat(page).contains(o.longestName()));
        });
    }

    @Test
    void hasNoLineThatIsTakenForAnotherMacro() {
        assertThat(ManPage.text().lines().filter(l -> l.startsWith(".") || l.startsWith("'")))
                .allMatch(l -> l.matches("\\.(TH|SH|SS|TP)( .*)?"));
    }
}
