package dev.roadcase.config;

/**
 * Where the server listens and how much it takes in.
 *
 * @param port 0 picks a free one
 * @param bind {@code all}, the name of an interface, or an address
 */
public record HttpConfig(int port, String bind, Limits limits) {
    /**
     * The largest request bodies.
     *
     * @param body one record
     * @param batch several writes in one request
     * @param imported a file to import, read as a stream
     */
    public record Limits(Size body, Size batch, Size imported) {}
}
