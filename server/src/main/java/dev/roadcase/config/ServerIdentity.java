package dev.roadcase.config;

/**
 * Who this server is on the network.
 *
 * @param name what people see; never empty
 */
public record ServerIdentity(String name, Role role) {
    /** Where the server stands: on site, or in the office. */
    public enum Role {
        EDGE,
        HUB
    }
}
