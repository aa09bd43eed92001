package dev.roadcase.store;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A table of the program as both databases have it. */
record Table(String name, List<Column> columns) {
    Table {
        columns = List.copyOf(columns);
    }

    String count() {
        return "SELECT COUNT(*) FROM " + name;
    }

    String select() {
        return "SELECT " + names() + " FROM " + name;
    }

    String insert() {
        return "INSERT INTO " + name + " (" + names() + ") VALUES ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    }

    private String names() {
        return columns.stream().map(Column::quoted).collect(Collectors.joining(", "));
    }
}
