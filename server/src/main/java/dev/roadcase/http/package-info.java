/**
 * The REST API, the live events and the API's description.
 *
 * <p>The only package that knows Javalin, Jetty and the servlet API. Everything generic is written once against the entity
 * descriptors. Knows {@code model}, {@code store}, {@code schedule} and later {@code routing}; what it needs from access,
 * export and others it states as small interfaces that {@code app} plugs in.
 */
@NullMarked
package dev.roadcase.http;

import org.jspecify.annotations.NullMarked;
