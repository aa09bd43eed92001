package dev.roadcase.routing;

import java.math.BigDecimal;

/** Lengths as people read them. */
public final class Lengths {
    private Lengths() {}

    /** Millimetres as metres, without zeros at the end. */
    public static String metres(long millimetres) {
        BigDecimal metres = BigDecimal.valueOf(millimetres, 3).stripTrailingZeros();
        return metres.signum() == 0 ? "0" : metres.toPlainString();
    }
}
