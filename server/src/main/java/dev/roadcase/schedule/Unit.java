package dev.roadcase.schedule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What cables are counted in. A foot is 304.8 mm exactly (international yard and pound agreement, 1959). */
public enum Unit {
    FEET("ft", 3_048),
    METRES("m", 10_000);

    private final String sign;
    private final int tenths;

    Unit(String sign, int tenths) {
        this.sign = sign;
        this.tenths = tenths;
    }

    /** As people write it: ft or m. */
    public String sign() {
        return sign;
    }

    /** Tenths of a millimetre in one. */
    long tenths() {
        return tenths;
    }

    /** The lengths that rental houses have. */
    public Stock stock() {
        return switch (this) {
            case FEET -> new Stock(this, List.of(25, 50, 100, 150, 200));
            case METRES -> new Stock(this, List.of(3, 5, 10, 15, 20, 30, 50, 75, 100));
        };
    }

    /** A length with one decimal, rounded up so that the cable still reaches. */
    BigDecimal of(int millimetres) {
        return BigDecimal.valueOf(millimetres * 10L)
                .divide(BigDecimal.valueOf(tenths), 1, RoundingMode.CEILING)
                .stripTrailingZeros();
    }

    public static Optional<Unit> of(String sign) {
        return Arrays.stream(values()).filter(u -> u.sign.equals(sign)).findFirst();
    }
}
