package dev.roadcase.cli;

import java.util.List;

/** Breaks sentences into lines that fit a terminal. */
final class Wrapped {
    private static final int WIDTH = 96;

    private Wrapped() {}

    /** Adds a text; its further lines stand below the first word, not below the mark. */
    static void add(List<String> lines, String mark, String text) {
        StringBuilder line = new StringBuilder(mark);
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() >= WIDTH && line.length() > mark.length()) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(mark.length()));
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().stripTrailing());
    }
}
