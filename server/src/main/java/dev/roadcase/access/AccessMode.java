package dev.roadcase.access;

/** How the crew gets in. */
public enum AccessMode {
    /** Reading and writing need a session; the crew PIN gives one. */
    PIN,
    /** Everyone on the LAN is an editor. */
    OPEN,
    /** Names and passwords. */
    USERS
}
