package dev.roadcase.model;

/** Who is shown when two people changed the same field group without seeing each other; the other is kept as a conflict. */
public enum MergePolicy {
    /** The later edit is shown. */
    LWW,
    /** The holder of the production lock is shown. */
    ONSITE,
    /** What was there stays until a person decides. */
    MANUAL
}
