package dev.roadcase.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The search without multicast, with this machine's loopback as the network. */
@Timeout(60)
class BroadcastTest {
    private static final Announcement TRUCK = new Announcement("id-1", "Truck 2", 3_005, "1.0", "edge", true, 1);
    private static final Nic LOOPBACK = nic("127.0.0.1", 8);

    private static Nic nic(String address, int length) {
        InetAddress own = InetAddress.ofLiteral(address);
        int leading = ByteBuffer.wrap(own.getAddress()).getInt() >> (32 - length);
        return new Nic("x", "x", Nic.Rank.WIRED, List.of(own), leading + "/" + length);
    }

    private static Inet4Address address(String text) {
        return (Inet4Address) InetAddress.ofLiteral(text);
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aServerAnswersWhoAsksEverybody() throws IOException {
        int port = freePort();
        Queue<Found> found = new ConcurrentLinkedQueue<>();
        try (BroadcastAnswers server = new BroadcastAnswers(TRUCK, () -> List.of(LOOPBACK), port)) {
            server.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                new BroadcastSearch(port).run(LOOPBACK, Duration.ofMillis(600), found::add);
                return !found.isEmpty();
            });
        }
        assertThat(found.peek())
                .isEqualTo(new Found("id-1", "Truck 2", "edge", "1.0", List.of("https://127.0.0.1:3005")));
    }

    @Test
    void onlyWholeQuestionsOfNeighboursAreAnswered() throws IOException {
        int port = freePort();
        try (BroadcastAnswers far = new BroadcastAnswers(TRUCK, () -> List.of(nic("10.0.0.1", 16)), port)) {
            far.start();
            assertThat(answers(port, Broadcast.question())).isFalse();
        }
        try (BroadcastAnswers near = new BroadcastAnswers(TRUCK, () -> List.of(LOOPBACK), port)) {
            near.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> answers(port, Broadcast.question()));
            assertThat(answers(port, "roadcase? 1\n".getBytes(StandardCharsets.US_ASCII)))
                    .as("an answer is never longer than its question")
                    .isFalse();
            assertThat(answers(port, new byte[Broadcast.SIZE])).isFalse();
        }
    }

    private static boolean answers(int port, byte[] question) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(address("127.0.0.1"), 0))) {
            socket.send(
                    new DatagramPacket(question, question.length, new InetSocketAddress(address("127.0.0.1"), port)));
            socket.setSoTimeout(700);
            socket.receive(new DatagramPacket(new byte[Broadcast.SIZE], Broadcast.SIZE));
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Test
    void theLongestAnswerFits() {
        Announcement server = new Announcement(
                "12345678-1234-1234-1234-123456789012",
                "\u0001".repeat(200),
                65_535,
                "10.20.30-SNAPSHOT",
                "edge",
                false,
                1);
        assertThat(Broadcast.answer(server)).hasSizeLessThanOrEqualTo(Broadcast.SIZE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"roadcase\":2,\"port\":3001}",
                "{\"roadcase\":1,\"port\":0}",
                "{\"roadcase\":1,\"port\":70000}"
            })
    void whatIsNoAnswerIsOverlooked(String text) {
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        assertThat(Broadcast.found(data, data.length, address("10.0.0.1"))).isEmpty();
    }

    @Test
    void aNameCannotSteerTheTerminalItIsShownOn() {
        byte[] data =
                "{\"roadcase\":1,\"port\":1,\"name\":\"\\u001b[2JTruck\\n\\u202e\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(Broadcast.found(data, data.length, address("10.0.0.1"))
                        .orElseThrow()
                        .name())
                .isEqualTo("[2JTruck");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.7, 24, 10.0.0.255, 10.0.0.200, 10.0.1.1",
        "192.168.5.7, 23, 192.168.5.255, 192.168.4.9, 192.168.6.1",
        "172.16.17.1, 20, 172.16.31.255, 172.16.16.1, 172.16.32.1"
    })
    void aNetworkHasAnAddressForEverybodyOnIt(String own, int length, String everybody, String near, String far) {
        Nic nic = nic(own, length);
        assertThat(nic.broadcast()).contains(address(everybody));
        assertThat(nic.reaches(address(near))).isTrue();
        assertThat(nic.reaches(address(far))).isFalse();
    }

    @Test
    void aLineBetweenTwoHasNobodyElseOnIt() {
        assertThat(nic("10.0.0.6", 31).broadcast()).isEmpty();
        assertThat(nic("10.0.0.6", 31).reaches(address("10.0.0.7"))).isTrue();
    }
}
