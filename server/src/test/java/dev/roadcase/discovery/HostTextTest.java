package dev.roadcase.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostTextTest {
    @ParameterizedTest
    @CsvSource({
        "192.168.1.20, 192.168.1.20",
        "fd77:0:0:0:0:0:0:1, [fd77::1]",
        "2001:db8:0:1:1:1:1:1, [2001:db8:0:1:1:1:1:1]",
        "2001:0:0:1:0:0:0:1, [2001:0:0:1::1]",
        "2001:db8:0:0:1:0:0:1, [2001:db8::1:0:0:1]",
        "0:0:0:0:0:0:0:1, [::1]",
        "fd00:10:0:0:0:0:0:0, [fd00:10::]"
    })
    void writesAnAddressAsAUrlHasIt(String given, String written) {
        assertThat(HostText.of(InetAddress.ofLiteral(given))).isEqualTo(written);
    }
}
