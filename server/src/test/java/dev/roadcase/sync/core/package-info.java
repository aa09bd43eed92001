/** The merge, without a database. */
@org.jspecify.annotations.NullMarked
package dev.roadcase.sync.core;
