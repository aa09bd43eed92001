/**
 * Takes shows out of Roadcase and brings them in: the JSON archive of a show, the sheets crews keep as CSV or XLSX, the
 * cable schedule as CSV, XLSX and PDF, and what the browser-only application left in a browser's storage.
 *
 * <p>A file is read twice: once to find every fault, and only if nothing is wrong with it a second time to write. Nothing
 * that exists is ever overwritten. Knows {@code model}, {@code sync.core}, {@code store} and {@code schedule}; the only
 * package that knows commons-csv, fastexcel and OpenPDF.
 */
@NullMarked
package dev.roadcase.export;

import org.jspecify.annotations.NullMarked;
