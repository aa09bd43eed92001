package dev.roadcase.routing;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The picture a signal carries.
 *
 * @param rate frames a second as the trade writes it; null when it is not said
 */
record Raster(int h, int v, @Nullable BigDecimal rate, boolean interlaced) {
    private static final Pattern WRITTEN = Pattern.compile(
            "\\s*(\\d{2,5})\\s*[x×]\\s*(\\d{2,5})(?:\\s*(?:@|/)\\s*(\\d{1,4}(?:\\.\\d{1,3})?)\\s*([ip]?).*)?");

    /** Rates that are written in two ways. */
    private static final Map<String, BigDecimal> ALIASES = Map.of(
            "23.976", new BigDecimal("23.98"), "59.940", new BigDecimal("59.94"), "29.970", new BigDecimal("29.97"));

    /** A raster of single fields; null unless both resolutions are there. */
    static @Nullable Raster of(@Nullable Object h, @Nullable Object v, @Nullable Object rate) {
        if (h instanceof Integer across && v instanceof Integer down) {
            return new Raster(across, down, rate instanceof BigDecimal r ? plain(r) : null, false);
        }
        return null;
    }

    /** Reads {@code 1920 x 1080 @ 59.94i}; null for anything else. */
    static @Nullable Raster parse(String text) {
        Matcher found = WRITTEN.matcher(text);
        if (!found.matches()) {
            return null;
        }
        BigDecimal rate = found.group(3) == null ? null : plain(new BigDecimal(found.group(3)));
        int h = Integer.parseInt(found.group(1));
        return new Raster(h, Integer.parseInt(found.group(2)), rate, "i".equals(found.group(4)));
    }

    private static BigDecimal plain(BigDecimal rate) {
        BigDecimal alias = ALIASES.get(rate.toPlainString());
        return alias == null ? rate.stripTrailingZeros() : alias;
    }

    /** Active pixels a second; null when the rate is not said. */
    @Nullable
    BigDecimal pixels() {
        if (rate == null) {
            return null;
        }
        BigDecimal frames = interlaced ? rate.divide(BigDecimal.TWO) : rate;
        return frames.multiply(BigDecimal.valueOf((long) h * v));
    }

    /** Whether this is more than a plug takes that carries at most {@code most}. */
    boolean exceeds(Raster most) {
        BigDecimal needed = pixels();
        BigDecimal there = most.pixels();
        return needed != null && there != null && needed.compareTo(there) > 0;
    }

    boolean hasSameSize(Raster other) {
        return h == other.h && v == other.v;
    }

    /** Whether both say a rate, and not the same. */
    boolean hasOtherRate(Raster other) {
        return rate != null && other.rate != null && rate.compareTo(other.rate) != 0;
    }

    @Override
    public String toString() {
        String size = h + " x " + v;
        return rate == null ? size : size + " @ " + rate.toPlainString() + (interlaced ? "i" : "");
    }
}
