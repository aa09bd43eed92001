/** The REST API over real sockets. */
@org.jspecify.annotations.NullMarked
package dev.roadcase.http;
