package dev.roadcase.model;

/** How two concurrent values of one field become one without a clash, where the field's shape allows it. */
public enum Combine {
    /** They do not: the group clashes. */
    NEVER,
    /** Array elements of both are kept, each once. */
    UNION,
    /** Three-way merge of a list of values: additions and removals of both sides apply. */
    LIST
}
