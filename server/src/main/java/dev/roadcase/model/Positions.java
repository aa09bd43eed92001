package dev.roadcase.model;

import org.jspecify.annotations.Nullable;

/**
 * Fractional indexes: text that sorts byte by byte, so that a record moves between two others without touching them. The
 * idea is described in Figma's "Realtime editing of ordered sequences" (2017).
 */
public final class Positions {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int BASE = DIGITS.length();
    private static final int COUNTER = 6;
    private static final String FIRST = "100000";

    private Positions() {}

    /** Whether the text can be a place: only then others fit before and behind it. */
    static boolean isPlace(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> DIGITS.indexOf(c) >= 0);
    }

    /** A place behind {@code last}; null when the list is empty. */
    public static String after(@Nullable String last) {
        if (last == null || last.isEmpty()) {
            return FIRST;
        }
        char[] digits = (last + "000000").substring(0, COUNTER).toCharArray();
        for (int i = COUNTER - 1; i >= 0; i--) {
            int digit = DIGITS.indexOf(digits[i]);
            if (digit < 0) {
                return last + "V";
            }
            if (digit < BASE - 1) {
                digits[i] = DIGITS.charAt(digit + 1);
                return new String(digits);
            }
            digits[i] = DIGITS.charAt(0);
        }
        return last + "V";
    }

    /** A place between two others; null stands for the start or the end of the list. */
    public static String between(@Nullable String low, @Nullable String high) {
        return high == null ? after(low) : middle(low == null ? "" : low, high);
    }

    private static String middle(String low, String high) {
        StringBuilder result = new StringBuilder();
        boolean bounded = true;
        for (int i = 0; ; i++) {
            int from = i < low.length() ? Math.max(0, DIGITS.indexOf(low.charAt(i))) : 0;
            int to = bounded && i < high.length() ? DIGITS.indexOf(high.charAt(i)) : BASE;
            if (bounded && i >= high.length()) {
                return low + "V";
            }
            if (to - from > 1) {
                return result.append(DIGITS.charAt((from + to) / 2)).toString();
            }
            result.append(DIGITS.charAt(from));
            bounded &= from == to;
        }
    }
}
