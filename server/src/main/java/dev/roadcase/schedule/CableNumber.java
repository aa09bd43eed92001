package dev.roadcase.schedule;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A printed number taken apart, so that SDI-7, sdi 7 and SDI-07 are known as the same one.
 *
 * @param prefix letters before the number, or the whole text where people printed something else
 * @param number the number; 0 where there is none
 */
record CableNumber(String prefix, long number) implements Comparable<CableNumber> {
    private static final Pattern FORM = Pattern.compile("(.*?\\p{L}\\p{N}*?)[ _-]?(\\d{1,9})(/[12])?");

    static CableNumber of(String label) {
        String text = label.strip().toUpperCase(Locale.ROOT);
        Matcher match = FORM.matcher(text);
        return match.matches()
                ? new CableNumber(match.group(1), Long.parseLong(match.group(2)))
                : new CableNumber(text, 0);
    }

    String text() {
        return prefix + "-" + number;
    }

    @Override
    public int compareTo(CableNumber other) {
        return Comparator.comparing(CableNumber::prefix)
                .thenComparingLong(CableNumber::number)
                .compare(this, other);
    }
}
