/**
 * Says who may enter and what they may do there: roles, the crew PIN, names and passwords, signed sessions, and the secret files
 * behind them.
 *
 * <p>Everything is decided here on the server, without internet; time is injected, and so is where people are kept. Knows
 * the JDK, SLF4J, the model and the libraries for JWT and Argon2, whose only home this is; nothing of HTTP, the store or
 * the configuration.
 */
@NullMarked
package dev.roadcase.access;

import org.jspecify.annotations.NullMarked;
