/** Archives, sheets and browser exports over real stores. */
@org.jspecify.annotations.NullMarked
package dev.roadcase.export;
