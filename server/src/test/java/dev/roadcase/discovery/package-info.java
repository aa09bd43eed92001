/** Interfaces, announcing and finding; the announcing against a real Avahi in network namespaces. */
@org.jspecify.annotations.NullMarked
package dev.roadcase.discovery;
