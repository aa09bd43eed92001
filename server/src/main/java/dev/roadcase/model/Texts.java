package dev.roadcase.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What text may hold, and the form it is searched in. */
public final class Texts {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Texts() {}

    /** Composed form (NFC), the only form that is stored. */
    public static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Whether both databases can keep this text unharmed: no U+0000, no half of a surrogate pair. */
    public static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** Whether the text has a control character other than tab, or (unless {@code lines}) a line break. */
    static boolean hasControl(String text, boolean lines) {
        return text.chars()
                .anyMatch(c -> Character.isISOControl(c) && c != '\t' && !(lines && (c == '\n' || c == '\r')));
    }

    /** The form that search compares: compatibility-decomposed, without marks, lower case in no language. */
    public static String searchable(String text) {
        String plain = isAscii(text)
                ? text
                : MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                        .replaceAll("");
        return plain.toLowerCase(Locale.ROOT);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
