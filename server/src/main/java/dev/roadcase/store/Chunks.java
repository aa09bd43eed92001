package dev.roadcase.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Cuts long id lists into few parts of few different lengths, so that few different statements are prepared and run. The last
 * id of a part may stand there several times to fill it up: for lists of which it does not matter.
 */
final class Chunks {
    private static final int[] SIZES = {256, 64, 16, 4, 1};

    private Chunks() {}

    static <T> List<List<T>> of(List<T> all) {
        List<List<T>> parts = new ArrayList<>();
        int from = 0;
        while (from < all.size()) {
            int size = size(all.size() - from);
            int to = Math.min(all.size(), from + size);
            parts.add(filled(all.subList(from, to), size));
            from = to;
        }
        return parts;
    }

    /** The largest size of which at least half is needed. */
    private static int size(int left) {
        for (int size : SIZES) {
            if (left * 2 >= size) {
                return size;
            }
        }
        return 1;
    }

    private static <T> List<T> filled(List<T> part, int size) {
        if (part.size() == size) {
            return part;
        }
        List<T> filled = new ArrayList<>(part);
        filled.addAll(Collections.nCopies(size - part.size(), part.getLast()));
        return filled;
    }

    static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
