/**
 * Says who may enter and what they may do there: roles, the crew PIN, signed sessions, and the secret files behind them.
 *
 * <p>Everything is decided here on the server, without internet and without the database; time is injected. Knows the
 * JDK, SLF4J and the JWT library, whose only home this is; nothing of HTTP, the store or the configuration.
 */
@NullMarked
package dev.roadcase.access;

import org.jspecify.annotations.NullMarked;
