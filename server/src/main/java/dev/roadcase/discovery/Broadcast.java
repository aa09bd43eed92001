package dev.roadcase.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Json;
import java.io.IOException;
import java.net.Inet4Address;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The search for networks that let no multicast through: a question to everybody by UDP, and an answer to who asked.
 *
 * <p>A question is as long as the longest answer may be: nobody gets a server to send a forged address more than was sent
 * to the server (the reason is that of RFC 9000 section 8.1).
 */
final class Broadcast {
    /** The number of the usual HTTP port, so that there is one to remember and to open in a firewall. */
    static final int PORT = 3_001;

    /** Bytes; fits any network unfragmented. */
    static final int SIZE = 512;

    private static final byte[] QUESTION = "roadcase? 1\n".getBytes(StandardCharsets.US_ASCII);

    private Broadcast() {}

    static byte[] question() {
        return Arrays.copyOf(QUESTION, SIZE);
    }

    static boolean isQuestion(byte[] data, int length) {
        return length == SIZE && Arrays.equals(data, 0, QUESTION.length, QUESTION, 0, QUESTION.length);
    }

    static byte[] answer(Announcement server) {
        return Json.write(Json.MAPPER
                        .createObjectNode()
                        .put("roadcase", 1)
                        .put("id", server.id())
                        .put("name", MdnsDiscovery.cut(server.name()))
                        .put("role", server.role())
                        .put("version", server.version())
                        .put("port", server.port())
                        .put("tls", server.tls()))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The server that an answer tells of; its address is where the answer came from. */
    static Optional<Found> found(byte[] data, int length, Inet4Address from) {
        try {
            JsonNode json = Json.MAPPER.readTree(data, 0, length);
            int port = json.path("port").asInt();
            if (json.path("roadcase").asInt() != 1 || port < 1 || port > 65_535) {
                return Optional.empty();
            }
            String scheme = json.path("tls").asBoolean() ? "https://" : "http://";
            return Optional.of(new Found(
                    json.path("id").asText(),
                    json.path("name").asText(),
                    json.path("role").asText(),
                    json.path("version").asText(),
                    List.of(scheme + from.getHostAddress() + ":" + port)));
        } catch (IOException e) {
            return Optional.empty(); // something else that speaks on this port
        }
    }
}
