package dev.roadcase.router;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouterAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.5", "172.16.3.4", "192.168.1.50", "169.254.7.7", "127.0.0.1", "::1", "fe80::1", "fd00::5"
            })
    void addressesOfThisNetworkAreTaken(String text) {
        assertThat(RouterAddress.of(text, 9990)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.32.0.1",
                "100.64.0.1",
                "0.0.0.0",
                "255.255.255.255",
                "224.0.0.1",
                "2001:db8::1",
                "::",
                "::ffff:8.8.8.8",
                "router.local",
                "localhost",
                "10.0.0",
                "0x0a000001",
                "167772165",
                "fe80::1%eth0",
                "10.0.0.5:80",
                "",
                " "
            })
    void nothingElseIs(String text) {
        assertThat(RouterAddress.of(text, 9990)).isEmpty();
    }

    @Test
    void portsAreChecked() {
        assertThat(RouterAddress.of("10.0.0.5", 0)).isEmpty();
        assertThat(RouterAddress.of("10.0.0.5", 65_536)).isEmpty();
        assertThat(RouterAddress.of("10.0.0.5", 9990).orElseThrow().text()).isEqualTo("10.0.0.5:9990");
        assertThat(RouterAddress.of("fd00::5", 1).orElseThrow().text())
                .startsWith("[fd00")
                .endsWith("]:1");
    }
}
