/**
 * The certificates that HTTPS shows: those of an authority that this server made for itself, or files somebody gave it.
 *
 * <p>Leaf certificates follow the network: {@link dev.roadcase.tls.Certificates#follow} issues a new one when addresses or
 * names changed, and connections that are open go on. Knows the JDK, SLF4J and Bouncy Castle, whose only home this is, and
 * of {@code access} how a file is kept for its owner alone; nothing of HTTP or the network itself.
 */
@NullMarked
package dev.roadcase.tls;

import org.jspecify.annotations.NullMarked;
