/** What ships: the data files as they are written, and what a store holds once they are loaded. */
@org.jspecify.annotations.NullMarked
package dev.roadcase.content;
