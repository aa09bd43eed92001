/** Roadcase, a show server that travels in your road case. */
@org.jspecify.annotations.NullMarked
package dev.roadcase;
