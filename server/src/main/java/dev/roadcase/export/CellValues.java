package dev.roadcase.export;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what people type into cells: rates, sizes, dates, yes and no. */
final class CellValues {
    private static final Pattern RATE =
            Pattern.compile("(\\d{1,4}(?:[.,]\\d{1,9})?)\\s*(?:hz|fps)?\\s*([a-z]{0,4})", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIZE =
            Pattern.compile("(\\d{1,6})\\s*[x\u00d7*]\\s*(\\d{1,6})", Pattern.CASE_INSENSITIVE);
    private static final Pattern SERIAL = Pattern.compile("\\d{5}(\\.\\d+)?");
    private static final Pattern US = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4}|\\d{2})");
    private static final Pattern EUROPEAN = Pattern.compile("(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4}|\\d{2})");
    private static final Pattern DAYS = Pattern.compile(
            "(\\d{1,4})\\s*(?:d|days?)?(?:\\s*(?:out|before|before show|prior))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern GUARDED = Pattern.compile("'+[=+\\-@\\t\\r].*", Pattern.DOTALL);
    private static final Pattern RISKY = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);

    private CellValues() {}

    /** Frames per second and what was written behind it, such as {@code i}. */
    record Rate(BigDecimal value, String suffix) {}

    record Size(int h, int v) {}

    static Optional<Rate> rate(String text) {
        Matcher match = RATE.matcher(text);
        return match.matches()
                ? Optional.of(new Rate(new BigDecimal(match.group(1).replace(',', '.')), match.group(2)))
                : Optional.empty();
    }

    /** Both resolutions in one cell, as {@code 1920 x 1080}. */
    static Optional<Size> size(String text) {
        Matcher match = SIZE.matcher(text);
        return match.matches()
                ? Optional.of(new Size(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2))))
                : Optional.empty();
    }

    /** A whole number, as Excel or people write it. */
    static Optional<Integer> whole(String text) {
        String digits = text.replaceFirst("\\.0+$", "").replaceFirst("\\s*px$", "");
        return digits.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
    }

    /** Days before the show, as {@code 30} or {@code 30 days}. */
    static Optional<Integer> days(String text) {
        Matcher match = DAYS.matcher(text);
        return match.matches() ? Optional.of(Integer.valueOf(match.group(1))) : Optional.empty();
    }

    /** A date in ISO form, m/d/yyyy, d.m.yyyy or as Excel counts days. */
    static Optional<LocalDate> date(String text, boolean date1904) {
        return moment(text, date1904).map(LocalDateTime::toLocalDate);
    }

    /** The instant a date and time mean at the show; a date alone means noon, which is that date in most zones. */
    static Optional<Instant> instant(String text, boolean date1904, ZoneId zone) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return moment(text, date1904)
                    .map(t -> t.toLocalTime().equals(LocalTime.MIDNIGHT) ? t.with(LocalTime.NOON) : t)
                    .map(t -> t.atZone(zone).toInstant());
        }
    }

    private static Optional<LocalDateTime> moment(String text, boolean date1904) {
        try {
            return Optional.ofNullable(parse(text, date1904));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static @Nullable LocalDateTime parse(String text, boolean date1904) {
        if (SERIAL.matcher(text).matches()) {
            BigDecimal serial = new BigDecimal(text);
            long seconds = Math.round(serial.remainder(BigDecimal.ONE).doubleValue() * 86_400);
            return (date1904 ? EPOCH_1904 : EPOCH_1900)
                    .plusDays(serial.longValue())
                    .atStartOfDay()
                    .plusSeconds(seconds);
        }
        Matcher us = US.matcher(text);
        if (us.matches()) {
            return date(us.group(3), us.group(1), us.group(2));
        }
        Matcher european = EUROPEAN.matcher(text);
        if (european.matches()) {
            return date(european.group(3), european.group(2), european.group(1));
        }
        String iso = text.replace(' ', 'T');
        return iso.contains("T")
                ? LocalDateTime.parse(iso.replaceFirst("Z$|[+-]\\d\\d:\\d\\d$", ""))
                : LocalDate.parse(text).atStartOfDay();
    }

    private static LocalDateTime date(String year, String month, String day) {
        int full = Integer.parseInt(year) + (year.length() == 2 ? 2000 : 0);
        return LocalDate.of(full, Integer.parseInt(month), Integer.parseInt(day))
                .atStartOfDay();
    }

    /** True or false where the cell says so; empty where it says something else. */
    static Optional<Boolean> flag(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "x", "y", "yes", "true", "1", "done", "ok", "\u2713", "\u2714", "\u2611", "\u2705" ->
                Optional.of(true);
            case "", "n", "no", "false", "0", "-", "\u2610" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /**
     * Keeps a spreadsheet from taking text for a formula: what begins with {@code = + - @}, a tab or a line end, whether or
     * not behind apostrophes, gets one apostrophe more. {@link #unguard} takes exactly that one away.
     */
    static String guard(String text) {
        return RISKY.matcher(text).matches() ? "'" + text : text;
    }

    static String unguard(String text) {
        return GUARDED.matcher(text).matches() ? text.substring(1) : text;
    }
}
