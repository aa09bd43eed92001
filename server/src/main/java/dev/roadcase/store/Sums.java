package dev.roadcase.store;

/**
 * What two servers compare to know that they hold the same of a scope.
 *
 * @param records over all records, modulo 2^64
 * @param inbox over the conflicts that wait for a person, modulo 2^64; 0 when none does
 */
public record Sums(long records, long inbox) {
    static final Sums NOTHING = new Sums(0, 0);
}
