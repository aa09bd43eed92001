package dev.roadcase.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The row that titles the columns of a sheet, and what it makes of them.
 *
 * @param columns for each key the columns that fill it, from 0
 * @param octets the first of four columns that hold an address cell by cell; -1 for none
 */
record Header(SheetKind kind, List<String> titles, Map<String, List<Integer>> columns, int octets) {
    private static final Pattern OCTET = Pattern.compile("(OCTET)?[1-4]?|[A-D]");

    /** Reads a row as the header of {@code kind}; empty when it cannot be one. */
    static Optional<Header> of(SheetKind kind, List<String> cells) {
        Map<String, List<Integer>> columns = new LinkedHashMap<>();
        List<String> titles = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String title = cells.get(i).strip();
            titles.add(title);
            String key = kind.key(title);
            if (key != null) {
                columns.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
            }
        }
        List<Integer> labels = columns.getOrDefault("label", List.of());
        if (labels.stream().anyMatch(i -> SheetKind.plain(titles.get(i)).equals("LABEL"))) {
            labels.removeIf(i -> SheetKind.plain(titles.get(i)).equals("ID"));
        }
        int octets = kind == SheetKind.IP_ADDRESSES ? octets(titles, columns) : -1;
        if (octets >= 0) {
            location(titles, columns, octets);
        }
        boolean main = columns.containsKey(kind.main()) || (octets >= 0 && columns.containsKey("device"));
        return main ? Optional.of(new Header(kind, titles, columns, octets)) : Optional.empty();
    }

    private static int octets(List<String> titles, Map<String, List<Integer>> columns) {
        int from = columns.containsKey("address") ? columns.get("address").getFirst() : firstBlank(titles, columns);
        for (int i = from + 1; i < from + 4; i++) {
            if (i >= titles.size()
                    || !OCTET.matcher(SheetKind.plain(titles.get(i))).matches()) {
                return -1;
            }
        }
        return from;
    }

    /** Without a title over the address its cells are the untitled ones before the device. */
    private static int firstBlank(List<String> titles, Map<String, List<Integer>> columns) {
        int end = columns.containsKey("device") ? columns.get("device").getFirst() : titles.size();
        for (int i = 0; i < end; i++) {
            if (OCTET.matcher(SheetKind.plain(titles.get(i))).matches()) {
                return i;
            }
        }
        return titles.size();
    }

    /** Crews leave the column between address and device untitled; it says who runs the address. */
    private static void location(List<String> titles, Map<String, List<Integer>> columns, int octets) {
        int next = octets + 4;
        List<Integer> device = columns.getOrDefault("device", List.of());
        if (!columns.containsKey("category")
                && next < titles.size()
                && titles.get(next).isEmpty()
                && device.contains(next + 1)) {
            columns.put("category", List.of(next));
        }
    }

    /** Whether the titles are those of the API's fields, whose cells are written as they are. */
    boolean isFieldForm() {
        return titles.contains("id") && titles.contains("version");
    }

    int score() {
        return columns.size() + (octets >= 0 ? 1 : 0);
    }

    /** The title over a key's first column, for messages; the key itself when there is none. */
    String title(String key) {
        List<Integer> found = columns.get(key);
        String title = found == null ? "" : titles.get(found.getFirst());
        return title.isEmpty() ? key : title;
    }

    /** Titled columns that fill nothing. */
    Map<Integer, String> unknown() {
        Map<Integer, String> unknown = new LinkedHashMap<>();
        for (int i = 0; i < titles.size(); i++) {
            String title = titles.get(i);
            boolean octet = octets >= 0 && i >= octets && i < octets + 4;
            if (!title.isEmpty()
                    && !octet
                    && kind.key(title) == null
                    && !SheetKind.METADATA.contains(SheetKind.plain(title))
                    && !SheetKind.plain(title).equals("ID")) {
                unknown.put(i, title);
            }
        }
        return unknown;
    }

    /** The column of record ids in a sheet that has labels beside them. */
    @Nullable
    Integer idColumn() {
        for (int i = 0; i < titles.size(); i++) {
            if (SheetKind.plain(titles.get(i)).equals("ID")) {
                return i;
            }
        }
        return null;
    }
}
