package dev.roadcase.access;

/** How people on the LAN get in. Admins prove themselves by {@code admin.token} in every mode. */
public enum AccessMode {
    /** The crew PIN is traded for an editor's session. */
    PIN,
    /** Whoever reaches the server is an editor. */
    OPEN,
    /** Each person has a name and a password; the PIN opens nothing. */
    USERS
}
