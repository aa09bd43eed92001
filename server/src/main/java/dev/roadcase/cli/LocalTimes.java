package dev.roadcase.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people at this machine say them: {@code 30 Nov 14:02}. */
final class LocalTimes {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private LocalTimes() {}

    /** A time as the API tells it; as it is when it is none. */
    static String of(String instant) {
        try {
            return FORM.format(Instant.parse(instant).atZone(ZoneId.systemDefault()));
        } catch (DateTimeException e) {
            return instant;
        }
    }
}
