package dev.roadcase.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lengths there are in the shop.
 *
 * @param sizes in whole units, shortest first
 */
public record Stock(Unit unit, List<Integer> sizes) {
    public Stock {
        sizes = sizes.stream().distinct().sorted().toList();
        if (sizes.isEmpty() || sizes.getFirst() < 1) {
            throw new IllegalArgumentException("A stock needs lengths of at least 1");
        }
    }

    /** What to take for a length: the shortest that reaches, or several joined, the longest first. */
    public List<Integer> pieces(int millimetres) {
        int longest = sizes.getLast();
        long need = millimetres * 10L;
        long whole = Math.max(0, (need - 1) / (longest * unit.tenths()));
        List<Integer> pieces = new ArrayList<>(Collections.nCopies((int) whole, longest));
        long rest = need - whole * longest * unit.tenths();
        sizes.stream().filter(s -> s * unit.tenths() >= rest).findFirst().ifPresent(pieces::add);
        return List.copyOf(pieces);
    }

    /** The pieces in words: 2 x 200 + 100 ft. */
    public String text(List<Integer> pieces) {
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        pieces.forEach(size -> counts.merge(size, 1, Integer::sum));
        List<String> words = new ArrayList<>();
        counts.forEach((size, count) -> words.add(count == 1 ? "" + size : count + " x " + size));
        return String.join(" + ", words) + " " + unit.sign();
    }
}
