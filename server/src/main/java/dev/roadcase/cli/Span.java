package dev.roadcase.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as people type it: 90s, 15m, 12h, 3d. */
final class Span {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})([smhd])");

    private Span() {}

    static long seconds(String text) {
        Matcher matcher = FORM.matcher(text.trim());
        if (!matcher.matches()) {
            throw new CommandFailed("'" + text + "' is not a length of time. Write it like 90s, 15m, 12h or 3d.");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> number;
            case "m" -> number * 60;
            case "h" -> number * 3_600;
            default -> number * 86_400;
        };
    }
}
