/** What a bad day does to the server: kills, full disks, broken clients, malformed input, many people at once. */
@org.jspecify.annotations.NullMarked
package dev.roadcase.resilience;
