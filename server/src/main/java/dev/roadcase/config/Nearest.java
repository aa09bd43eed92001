package dev.roadcase.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the word that somebody meant who wrote another. */
final class Nearest {
    private Nearest() {}

    /** The closest word, unless more than half of it would have to change. */
    static Optional<String> to(String written, Stream<String> words) {
        return words.min(Comparator.comparingInt(w -> distance(w, written)))
                .filter(w -> distance(w, written) <= w.length() / 2);
    }

    /** Edits between two words (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(cost, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
