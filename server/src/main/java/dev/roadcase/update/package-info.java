/**
 * Upgrades without internet: a signed file from a stick becomes the program that runs, or everything stays as it was.
 *
 * <p>Versions lie whole beside each other and one link says which of them starts, so nothing is ever half replaced. Knows the
 * server only as other programs do: its launcher, {@code server.json}, its REST API.
 */
@NullMarked
package dev.roadcase.update;

import org.jspecify.annotations.NullMarked;
