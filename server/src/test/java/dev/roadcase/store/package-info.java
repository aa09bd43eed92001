/** The store on both databases. */
@org.jspecify.annotations.NullMarked
package dev.roadcase.store;
