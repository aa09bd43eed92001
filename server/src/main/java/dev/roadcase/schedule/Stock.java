package dev.roadcase.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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

    /** The pieces in words: 200 + 100 ft. */
    public String text(List<Integer> pieces) {
        return String.join(" + ", pieces.stream().map(String::valueOf).toList()) + " " + unit.sign();
    }
}
