package dev.roadcase.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortsTest {
    @ParameterizedTest
    @CsvSource({
        "Mac OS X, sudo lsof -nP -iTCP:3001 -sTCP:LISTEN",
        "Windows 11, netstat -ano | findstr LISTENING | findstr :3001",
        "Linux, sudo ss -ltnp sport = :3001"
    })
    void whereTheSystemDoesNotTellWhoHasAPortItSaysHowToAsk(String system, String command) {
        assertThat(Ports.unknown(3001, system)).startsWith("another program ('" + command + "'");
    }

    @Test
    void aTakenPortIsToldAndTheNextIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports.Choice choice = Ports.choose(Set.of("127.0.0.1"), taken.getLocalPort());
            assertThat(choice.port()).isNotEqualTo(taken.getLocalPort());
            assertThat(choice.owner())
                    .hasValueSatisfying(owner -> assertThat(owner)
                            .containsAnyOf("(process " + ProcessHandle.current().pid() + ")", "another program ('"));
        }
    }
}
