package dev.roadcase.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Two readers of one command line must not disagree. */
class ServeLineTest {
    @Test
    void knowsEveryOptionOfTheCommand() {
        Set<String> known = new HashSet<>(ServeLine.SWITCHES);
        known.addAll(ServeLine.VALUES.keySet());
        known.addAll(List.of("-h", "--help", "-V", "--version"));
        Set<String> all = new HashSet<>();
        new CommandLine(new ServeCommand()).getCommandSpec().options().forEach(o -> all.addAll(List.of(o.names())));
        assertThat(known).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve",
                "serve --quiet",
                "serve --demo --no-mdns --port 0 --data somewhere --bind 127.0.0.1",
                "serve --role hub --database jdbc:postgresql://db/roadcase --hub https://hub --access users",
                "serve --name Truck --tls required"
            })
    void readsThePlainLineAsPicocliDoes(String line) {
        String[] all = line.split(" ");
        ServeCommand command = new ServeCommand();
        new CommandLine(command).parseArgs(Arrays.copyOfRange(all, 1, all.length));
        assertThat(ServeLine.read(all)).contains(command.serving());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "--data x serve",
                "serve --help",
                "serve --port",
                "serve --port=0",
                "serve --port --demo",
                "serve --demo --demo",
                "serve --prot 1",
                "serve more"
            })
    void leavesTheRestToPicocli(String line) {
        assertThat(ServeLine.read(line.split(" "))).isEmpty();
    }
}
