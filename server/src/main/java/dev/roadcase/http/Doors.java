package dev.roadcase.http;

import java.util.Set;
import java.util.function.Supplier;

/**
 * From where the server may be spoken to.
 *
 * @param names the names it answers to besides addresses and {@code localhost}, in lower case; asked at each request,
 *     because a name on the LAN can change
 * @param origins other sites whose pages may ask, such as {@code https://plan.example.com}
 */
public record Doors(Supplier<Set<String>> names, Set<String> origins) {}
