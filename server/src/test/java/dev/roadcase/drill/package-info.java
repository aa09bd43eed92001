/**
 * The drill that every release must be able to play: a real hub, a real edge, a crew of fifty, a power cut, a bad line and a hub
 * that was set back, each in a process of its own, and a count of what was lost.
 *
 * <p>Knows the test kit and the programs by what people see of them: commands, REST and events.
 */
@NullMarked
package dev.roadcase.drill;

import org.jspecify.annotations.NullMarked;
