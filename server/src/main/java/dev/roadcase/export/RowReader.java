package dev.roadcase.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Makes a record of one row of a sheet; what it cannot read it tells the line. */
interface RowReader {
    Drafted read(Line line);

    /**
     * A record as a row gives it.
     *
     * @param name what the row is known by: its label, else its name
     * @param loose fields of which only matters whether they are set
     * @param derived fields worked out rather than read, which are not compared with what is there
     * @param ports nested records the store will add by itself
     */
    record Drafted(ObjectNode json, String name, Set<String> loose, Set<String> derived, int ports) {
        static Drafted of(ObjectNode json, String name) {
            return new Drafted(json, name, Set.of(), Set.of(), 0);
        }
    }

    /** Puts a text that is there. */
    static void put(ObjectNode json, String field, String text) {
        if (!text.isEmpty()) {
            json.put(field, text);
        }
    }
}
