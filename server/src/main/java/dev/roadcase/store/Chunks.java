package dev.roadcase.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Cuts long id lists into few different lengths, so that few different statements are prepared. */
final class Chunks {
    private static final int[] SIZES = {256, 64, 16, 4, 1};

    private Chunks() {}

    static <T> List<List<T>> of(List<T> all) {
        List<List<T>> parts = new ArrayList<>();
        int from = 0;
        while (from < all.size()) {
            int left = all.size() - from;
            int size = 1;
            for (int candidate : SIZES) {
                if (candidate <= left) {
                    size = candidate;
                    break;
                }
            }
            parts.add(all.subList(from, from + size));
            from += size;
        }
        return parts;
    }

    static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
