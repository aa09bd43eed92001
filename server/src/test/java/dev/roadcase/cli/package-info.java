/** The command line as people type it. */
@NullMarked
package dev.roadcase.cli;

import org.jspecify.annotations.NullMarked;
