package dev.roadcase.access;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a device calls itself, made fit for one line of a log or a list. */
final class DeviceName {
    static final int LONGEST = 200;
    static final String DEFAULT = "device";

    /** Control characters, line and paragraph separators, halves of a character. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]+");

    private DeviceName() {}

    static String of(@Nullable String said) {
        String name = said == null ? "" : UNFIT.matcher(said).replaceAll(" ").strip();
        return name.isEmpty() ? DEFAULT : cut(name);
    }

    private static String cut(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int end = Character.isHighSurrogate(name.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return name.substring(0, end).strip();
    }
}
