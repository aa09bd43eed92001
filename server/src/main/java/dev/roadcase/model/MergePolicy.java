package dev.roadcase.model;

/** Who is shown when two people changed the same field group without seeing each other; the other is kept as a conflict. */
public enum MergePolicy {
    /** The later edit is shown. */
    LWW,
    /** What the holder of the production lock did is shown; while there is no lock, the later edit. */
    ONSITE,
    /** What was there stays until a person decides. */
    MANUAL
}
