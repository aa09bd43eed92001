package dev.roadcase.export;

/** How much one import may bring, so that no file can exhaust a small server. */
final class Limits {
    /** The largest file, in bytes. */
    static final long FILE = 64L * 1024 * 1024;

    /** The largest CSV, pasted table or browser export, in bytes. */
    static final long TEXT_FILE = 16L * 1024 * 1024;

    /** Rows of one sheet. */
    static final int ROWS = 50_000;

    /** Columns of one sheet. */
    static final int COLUMNS = 256;

    /** Characters of one cell; Excel's own limit. */
    static final int CELL = 32_767;

    /** Sheets of one workbook. */
    static final int SHEETS = 200;

    /** Rows in which the headers are looked for. */
    static final int HEADER_ROWS = 50;

    /** Records of one changeset, nested ones counted. */
    static final int BATCH = 500;

    /** Bytes of one changeset as estimated from above; the store takes 4 MiB. */
    static final long BATCH_BYTES = 3L * 1024 * 1024;

    /** Faults that are listed; the rest is counted. */
    static final int FAULTS = 1_000;

    private Limits() {}
}
