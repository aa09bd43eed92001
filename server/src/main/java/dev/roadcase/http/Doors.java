package dev.roadcase.http;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * From where and how the server may be spoken to.
 *
 * @param names the names it answers to besides addresses and {@code localhost}, in lower case; asked at each request,
 *     because a name on the LAN can change
 * @param origins other sites whose pages may ask, such as {@code https://plan.example.com}
 * @param server what it is called
 * @param ways where devices can open it right now, the likeliest first
 * @param https how encryption is offered and asked for
 */
public record Doors(
        Supplier<Set<String>> names, Set<String> origins, String server, Supplier<List<Way>> ways, Https https) {
    /**
     * One address to open the server at.
     *
     * @param secureUrl the same over HTTPS; empty when there is none
     * @param by the network it belongs to, in words
     * @param code the short code that stands for it; empty when it has none
     * @param local whether only the machine itself can use it
     */
    public record Way(String url, String secureUrl, String by, String code, boolean local) {}
}
