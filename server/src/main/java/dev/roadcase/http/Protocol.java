package dev.roadcase.http;

/** What is fixed about the sync protocol that edges and offline devices speak. */
final class Protocol {
    /** The version; another one cannot be spoken with. */
    static final int VERSION = 1;

    /** The oldest schema whose edges may still sync. */
    static final int MIN_SCHEMA = 1;

    static final String FRAMES = "application/x-roadcase-frames";
    static final String COPY = "application/x-roadcase-scope";

    /** The most changesets of one push. */
    static final int CHANGES = 500;

    /** How many bytes of changesets one push is best made of. */
    static final long PUSH = 1L << 20;

    /** How many bytes a page of the log has unless another number is asked for. */
    static final long PAGE = 1_000_000;

    private Protocol() {}
}
