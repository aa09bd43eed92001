package dev.roadcase.config;

/**
 * Where the server listens.
 *
 * @param port 0 picks a free one
 * @param bind {@code all}, the name of an interface, or an address
 */
public record HttpConfig(int port, String bind) {}
