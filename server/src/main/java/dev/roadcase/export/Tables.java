package dev.roadcase.export;

import java.io.IOException;
import java.util.List;

/** A file of one or more tables, read row by row. */
interface Tables {
    void read(Sink sink) throws IOException, Unreadable;

    /** Takes the rows as they are read; cells are text as people see it, numbers plain, dates as Excel's serial number. */
    interface Sink {
        void begin(String name, boolean date1904);

        /** A row by its number in the file, from 1; false when no more are wanted. */
        boolean row(int number, List<String> cells);

        void end();
    }
}
