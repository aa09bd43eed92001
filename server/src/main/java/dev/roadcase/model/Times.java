package dev.roadcase.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Times as Roadcase itself writes them, in its files, on the line between servers and in SQLite: {@code 2026-11-20T08:00:00.000Z}. */
public final class Times {
    private static final int LENGTH = 24;

    private Times() {}

    /**
     * Reads a time. What {@link Kind.Moment#text} wrote is taken by its places, because every row has three of them and the parser of
     * the JDK, which reads all the rest, was a fifth of what reading a row costs.
     *
     * @throws DateTimeException when it is none
     */
    public static Instant parse(String text) {
        if (text.length() != LENGTH || text.charAt(10) != 'T' || text.charAt(19) != '.' || text.charAt(23) != 'Z') {
            return Instant.parse(text);
        }
        int year = number(text, 0, '-', 4);
        int month = number(text, 5, '-', 2);
        int day = number(text, 8, 'T', 2);
        int hour = number(text, 11, ':', 2);
        int minute = number(text, 14, ':', 2);
        int second = number(text, 17, '.', 2);
        int millis = number(text, 20, 'Z', 3);
        boolean isOdd = hour > 23 || second > 59; // the end of a day, a leap second
        if (isOdd || (year | month | day | hour | minute | second | millis) < 0) {
            return Instant.parse(text);
        }
        return LocalDateTime.of(year, month, day, hour, minute, second, millis * 1_000_000)
                .toInstant(ZoneOffset.UTC);
    }

    /** So many digits up to {@code end}; -1 when they are none. */
    private static int number(String text, int from, char end, int digits) {
        int number = text.charAt(from + digits) == end ? 0 : -1;
        for (int i = from; number >= 0 && i < from + digits; i++) {
            int digit = text.charAt(i) - '0';
            number = digit < 0 || digit > 9 ? -1 : number * 10 + digit;
        }
        return number;
    }
}
