/**
 * What a show is made of and how a change to it is written down: entity records with their descriptors, changesets, and
 * their form on the wire.
 *
 * <p>Everything here is immutable and may be shared between threads. Knows the JDK, Jackson and JSpecify, and no other
 * package of Roadcase.
 */
@NullMarked
package dev.roadcase.model;

import org.jspecify.annotations.NullMarked;
