package dev.roadcase.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.discovery.Nic;
import dev.roadcase.model.RoadcaseException;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BindingTest {
    private static final Nic LOOPBACK = nic("lo", Nic.Rank.LOOPBACK, "127.0.0.1");

    private static Nic nic(String name, Nic.Rank rank, String... addresses) {
        return new Nic(
                name,
                name,
                rank,
                Stream.of(addresses).map(InetAddress::ofLiteral).toList(),
                "");
    }

    private static Nic wired(String... addresses) {
        return nic("eth0", Nic.Rank.WIRED, addresses);
    }

    @ParameterizedTest
    @CsvSource({
        "all, 0.0.0.0",
        "0.0.0.0, 0.0.0.0",
        "::, 0.0.0.0",
        "127.0.0.1, 127.0.0.1",
        "localhost, 127.0.0.1",
        "eth0, 127.0.0.1",
        "10.0.0.7, 127.0.0.1"
    })
    void thisMachineAlwaysGetsIn(String bind, String first) {
        assertThat(Binding.of(bind).first()).isEqualTo(first);
    }

    @Test
    void anInterfaceMeansTheAddressesItHasNow() {
        Binding binding = Binding.of("eth0");
        assertThat(binding.further(List.of())).isEmpty();
        assertThat(binding.isOpen(List.of())).isFalse();
        assertThat(binding.further(List.of(wired("10.0.0.7", "fe80::1", "fd00::7"))))
                .containsExactly("10.0.0.7", "fd00:0:0:0:0:0:0:7");
        assertThat(binding.isOpen(List.of(wired("10.0.0.7")))).isTrue();
    }

    @Test
    void anAddressMeansThatOneAlone() {
        Binding binding = Binding.of("10.0.0.7");
        assertThat(binding.further(List.of(wired("10.0.0.7", "10.0.0.8")))).containsExactly("10.0.0.7");
        assertThat(binding.isOpen(List.of())).isFalse();
        assertThat(binding.remedy(List.of(LOOPBACK, wired("10.0.0.8"))))
                .contains("10.0.0.7 is not on this machine", "Up are: 10.0.0.8.");
    }

    @Test
    void withoutACableAllIsThisMachineOnly() {
        Binding binding = Binding.of("all");
        assertThat(binding.isOpen(List.of(LOOPBACK))).isFalse();
        assertThat(binding.remedy(List.of(LOOPBACK))).contains("Plug in a cable");
        assertThat(binding.isOpen(List.of(wired("10.0.0.7"), LOOPBACK))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"300.1.1.1", "1:2:3"})
    void whatIsMeantAsAnAddressAndIsNoneIsRefused(String bind) {
        assertThatThrownBy(() -> Binding.of(bind))
                .isInstanceOf(RoadcaseException.class)
                .hasMessageContaining(bind);
    }
}
