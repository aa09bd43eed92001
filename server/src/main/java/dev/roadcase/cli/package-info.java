/**
 * The command line: {@code serve} runs the server, everything else is a client of a running one.
 *
 * <p>The only package that knows picocli. Knows {@code app}, {@code config} and {@code update}.
 */
@NullMarked
package dev.roadcase.cli;

import org.jspecify.annotations.NullMarked;
