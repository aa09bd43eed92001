/** Tests of the tray: what it says of each reading, when it starts the server again, how it looks. */
@org.jspecify.annotations.NullMarked
package dev.roadcase.tray;
