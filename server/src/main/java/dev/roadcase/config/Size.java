package dev.roadcase.config;

import java.util.Map;
import java.util.Objects;

/** An amount of data, written with its unit: {@code 10 MB} is ten million bytes, {@code 1 MiB} is 1,048,576. */
public record Size(long bytes) {
    static final String FORM = "[1-9]\\d{0,5} ?(kB|MB|GB|KiB|MiB|GiB)";
    static final String EXPECTED = "a size with its unit (kB, MB, GB, KiB, MiB, GiB), such as 10 MB";

    private static final Map<String, Long> UNITS = Map.of(
            "kB", 1_000L, "MB", 1_000_000L, "GB", 1_000_000_000L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);

    static Size of(String text) {
        String number = text.replaceAll("\\D", "");
        String unit = text.replaceAll("[\\d ]", "");
        return new Size(Long.parseLong(number) * Objects.requireNonNull(UNITS.get(unit), text));
    }
}
