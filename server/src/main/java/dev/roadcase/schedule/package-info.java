/**
 * The cables of a show as a crew pulls, labels and packs them: numbers, both ends in words, stock lengths, a pack list and
 * a patch sheet per device.
 *
 * <p>Pure functions over the records of a show, which are computed anew for each question and never stored. Only the number
 * of a cable is kept, as {@code cableLabel} of its connection. Knows {@code model} only.
 */
@NullMarked
package dev.roadcase.schedule;

import org.jspecify.annotations.NullMarked;
