package dev.roadcase.config;

import java.util.Set;

/**
 * Where the server listens.
 *
 * @param port 0 picks a free one
 * @param bind {@code all}, the name of an interface, or an address
 * @param names further names it answers to, in lower case
 * @param origins other sites whose pages may ask, in lower case
 */
public record HttpConfig(int port, String bind, Set<String> names, Set<String> origins) {}
