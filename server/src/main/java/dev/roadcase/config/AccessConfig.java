package dev.roadcase.config;

/** How people are let in. */
public record AccessConfig(Mode mode) {
    /** By the crew PIN, without question, or by name and password. */
    public enum Mode {
        PIN,
        OPEN,
        USERS
    }
}
