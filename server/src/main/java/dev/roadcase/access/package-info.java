/**
 * Who may enter and as what: secrets on disk, the crew PIN, signed sessions.
 *
 * <p>The only package that knows the JWT library. Decides on the server, works without internet and on plain HTTP. Knows
 * the JDK, {@code model}'s actor and ids, and nothing of HTTP.
 */
@NullMarked
package dev.roadcase.access;

import org.jspecify.annotations.NullMarked;
