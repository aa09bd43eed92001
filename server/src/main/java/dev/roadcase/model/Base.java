package dev.roadcase.model;

/** What a write says it is based on. */
public sealed interface Base {
    /** The version its author saw. */
    record Version(long number) implements Base {}

    /** Whatever is there now, knowingly ({@code If-Match: *}). */
    record Now() implements Base {}

    Base NOW = new Now();
}
