package dev.roadcase.discovery;

import java.net.Inet4Address;
import java.util.Locale;
import java.util.Optional;

/**
 * A private address and port as six characters, for networks that let no search through: read off the server's screen and
 * typed where there is no camera. It needs no network to be understood.
 *
 * <p>Thirty bits in Crockford's base 32: two say which private block (RFC 1918, RFC 3927), 24 the rest of the address, four
 * the port from 3001 on. An address or port outside has no code.
 */
public final class ShortCode {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 6;
    private static final int FIRST_PORT = 3_001;
    private static final int[][] BLOCKS = {{10, 0, 8}, {172, 16, 12}, {192, 168, 16}, {169, 254, 16}};

    private ShortCode() {}

    public static Optional<String> of(Inet4Address address, int port) {
        int bits = java.nio.ByteBuffer.wrap(address.getAddress()).getInt();
        int offset = port - FIRST_PORT;
        for (int block = 0; block < BLOCKS.length; block++) {
            int length = BLOCKS[block][2];
            if (offset >= 0 && offset < 16 && bits >>> (32 - length) == prefix(block)) {
                int rest = bits & (-1 >>> length);
                return Optional.of(text(((long) block << 28) | ((long) rest << 4) | offset));
            }
        }
        return Optional.empty();
    }

    private static int prefix(int block) {
        return ((BLOCKS[block][0] << 24) | (BLOCKS[block][1] << 16)) >>> (32 - BLOCKS[block][2]);
    }

    private static String text(long bits) {
        StringBuilder text = new StringBuilder();
        for (int i = LENGTH - 1; i >= 0; i--) {
            text.append(DIGITS.charAt((int) (bits >> (5 * i)) & 31));
        }
        return text.toString();
    }

    /** The server's address, such as {@code 10.0.0.7:3001}; forgives small letters, spaces, and O, I, L for 0, 1, 1. */
    public static Optional<String> address(String typed) {
        String code = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (code.length() != LENGTH || code.chars().anyMatch(c -> DIGITS.indexOf(c) < 0)) {
            return Optional.empty();
        }
        long bits = code.chars().mapToLong(DIGITS::indexOf).reduce(0, (all, digit) -> (all << 5) | digit);
        int block = (int) (bits >> 28);
        int rest = (int) (bits >> 4) & 0xFFFFFF;
        int length = BLOCKS[block][2];
        return rest >>> (32 - length) == 0
                ? Optional.of(dotted((prefix(block) << (32 - length)) | rest) + ":" + (FIRST_PORT + (bits & 15)))
                : Optional.empty();
    }

    private static String dotted(int bits) {
        return (bits >>> 24) + "." + (bits >> 16 & 255) + "." + (bits >> 8 & 255) + "." + (bits & 255);
    }
}
