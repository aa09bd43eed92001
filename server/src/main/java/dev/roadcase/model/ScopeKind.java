package dev.roadcase.model;

/** The kinds of scope: what is ordered, synced and digested together. */
public enum ScopeKind {
    /** One production and everything in it. */
    PRODUCTION,
    /** Equipment, formats and vocabularies, shared by all productions. */
    LIBRARY,
    /** Users and devices' credentials. */
    ORG
}
