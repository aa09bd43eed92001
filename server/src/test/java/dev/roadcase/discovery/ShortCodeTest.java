package dev.roadcase.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortCodeTest {
    private static Inet4Address address(int a, int b, int c, int d) throws UnknownHostException {
        return (Inet4Address) InetAddress.getByAddress(new byte[] {(byte) a, (byte) b, (byte) c, (byte) d});
    }

    @ParameterizedTest
    @CsvSource({"10,0,0,1", "10,255,255,254", "172,16,0,9", "172,31,255,1", "192,168,1,20", "169,254,200,3"})
    void aPrivateAddressComesBackFromItsCode(int a, int b, int c, int d) throws UnknownHostException {
        for (int port : new int[] {3001, 3002, 3016}) {
            String code = ShortCode.of(address(a, b, c, d), port).orElseThrow();
            assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{6}");
            assertThat(ShortCode.address(code)).contains(a + "." + b + "." + c + "." + d + ":" + port);
        }
    }

    @Test
    void whatIsOutsideHasNoCode() throws UnknownHostException {
        assertThat(ShortCode.of(address(8, 8, 8, 8), 3001)).isEmpty();
        assertThat(ShortCode.of(address(172, 32, 0, 1), 3001)).isEmpty();
        assertThat(ShortCode.of(address(10, 0, 0, 1), 3000)).isEmpty();
        assertThat(ShortCode.of(address(10, 0, 0, 1), 3017)).isEmpty();
    }

    @Test
    void handwritingIsForgiven() throws UnknownHostException {
        String code = ShortCode.of(address(10, 0, 0, 1), 3001).orElseThrow();
        String sloppy =
                code.toLowerCase(java.util.Locale.ROOT).replace('0', 'o').replace('1', 'l');
        assertThat(ShortCode.address(" " + sloppy.substring(0, 3) + "-" + sloppy.substring(3)))
                .contains("10.0.0.1:3001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "UUUUUU", "ZZZZZZZZ", "!!!!!!", "HZZZZZ"})
    void whatIsNoCodeIsNoAddress(String typed) {
        assertThat(ShortCode.address(typed)).isEmpty();
    }

    @Test
    void everyCodeStandsForOneAddressOrNone() throws UnknownHostException {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            Inet4Address address = address(10, random.nextInt(256), random.nextInt(256), random.nextInt(256));
            String code = ShortCode.of(address, 3001 + random.nextInt(16)).orElseThrow();
            assertThat(ShortCode.address(code).orElseThrow()).startsWith(address.getHostAddress() + ":");
        }
    }
}
