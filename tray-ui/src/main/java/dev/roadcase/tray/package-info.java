/**
 * The icon on the desktop: a separate process that knows the server only by its REST API.
 *
 * <p>{@code Reading} is what the server said, {@code Summary} what a person should see of it, {@code RestartPolicy} when to
 * start the server again; these are pure. {@code TrayApp} asks, supervises and shows. Needs neither the server's classes nor
 * its database, so it survives the server's restarts and upgrades.
 */
@NullMarked
package dev.roadcase.tray;

import org.jspecify.annotations.NullMarked;
