package dev.roadcase.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks for the row of titles of a sheet, which may stand some rows below a heading. */
final class HeaderSearch {
    private static final List<String> OF_CHECKLISTS = List.of("dueDate", "completedAt", "done");

    private final @Nullable SheetKind given;
    private final boolean alone;
    private final String fileName;
    private final List<String> headings = new ArrayList<>();
    private int looked;
    private @Nullable String ambiguity;

    /**
     * Starts a search.
     *
     * @param alone whether the file is one sheet, so that a given kind can mean no other
     */
    HeaderSearch(@Nullable SheetKind given, boolean alone, String fileName) {
        this.given = given;
        this.alone = alone;
        this.fileName = fileName;
    }

    void begin(String sheet) {
        headings.clear();
        headings.add(sheet);
        headings.add(fileName.replaceFirst("^.*[/\\\\]", ""));
        looked = 0;
    }

    boolean goesOn() {
        return looked < Limits.HEADER_ROWS;
    }

    /** Why a header that was found could not be used. */
    Optional<String> ambiguity() {
        return Optional.ofNullable(ambiguity);
    }

    /** The header this row is; null when it is none. */
    @Nullable
    Header find(List<String> cells) {
        looked++;
        List<Header> found = new ArrayList<>();
        for (SheetKind kind : given == null ? SheetKind.values() : new SheetKind[] {given}) {
            Header.of(kind, cells).filter(h -> fits(h, cells)).ifPresent(found::add);
        }
        headings.addAll(cells.stream().filter(c -> !c.isBlank()).limit(3).toList());
        int best = found.stream().mapToInt(Header::score).max().orElse(0);
        List<Header> top = found.stream().filter(h -> h.score() == best).toList();
        if (top.size() > 1) {
            ambiguity = "Its headers could be those of "
                    + String.join(
                            " or ", top.stream().map(h -> h.kind().title()).toList())
                    + "; say which sheet it is";
            return null;
        }
        return top.isEmpty() ? null : top.getFirst();
    }

    private boolean fits(Header header, List<String> cells) {
        long filled = cells.stream().filter(c -> !c.isBlank()).count();
        if (given != null) {
            return header.score() >= Math.min(2, filled) && (alone || isAlone(header.kind(), cells));
        }
        boolean named = headings.stream().anyMatch(header.kind()::isNamed);
        boolean told = header.kind().isTold(cells)
                && (header.kind() != SheetKind.CHECKLIST_ITEMS
                        || OF_CHECKLISTS.stream().anyMatch(header.columns()::containsKey));
        return header.score() >= 2 && (named || told) && isAlone(header.kind(), cells);
    }

    /** A title that only one kind has outweighs a heading that names another. */
    private static boolean isAlone(SheetKind kind, List<String> cells) {
        return kind.isTold(cells)
                || Arrays.stream(SheetKind.values())
                        .noneMatch(k -> k.isTold(cells) && Header.of(k, cells).isPresent());
    }
}
