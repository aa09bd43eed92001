package dev.roadcase.app;

/**
 * Whether crew devices can reach the server right now.
 *
 * @param detail what is wrong and what to do about it, for people; empty when nothing is
 */
record Reachability(State state, String detail) {
    /** From all well to nobody but this machine. */
    enum State {
        /** Devices can get in where they should. */
        UP,
        /** They can, but at another port than the one asked for, which another program has. */
        OTHER_PORT,
        /** Another program keeps the port on some of its addresses. */
        TAKEN,
        /** The interface or address it is to listen on is not there. */
        NO_ADDRESS,
        /** No network is up at all. */
        NO_NETWORK;

        String wire() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    static final Reachability UP = new Reachability(State.UP, "");
}
