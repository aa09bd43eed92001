package dev.roadcase.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The crew PIN with eight more digits, for whoever types it while others guess: of 10^14 values so many may be tried in an
 * hour that nobody has to wait for what others do. The further digits follow from the PIN and the key of the sessions, so they
 * change with either and are the same at every process that has both. Safe for many threads.
 */
final class LongPin {
    static final int LENGTH = 14;

    /**
     * More than a server of today can hear in a second. In an hour it is 3.6 attempts in 10^7 for each process, and with
     * those at the short PIN less than one in 10,000 for up to 13 of them.
     */
    static final int MOST_PER_SECOND = 10_000;

    private static final long MORE = 100_000_000L;

    private final InstantSource clock;
    // guarded by this
    private long second;
    private int inSecond;

    LongPin(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether somebody typed what may be a long PIN, with or without spaces. */
    static boolean isLong(String typed) {
        return plain(typed).matches("\\d{" + LENGTH + "}");
    }

    static String plain(String typed) {
        return typed.replaceAll("[\\s-]", "");
    }

    static Secret of(Secret pin, Secret sessionKey) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(sessionKey.reveal()), "HmacSHA256"));
            byte[] bits = mac.doFinal(("long crew PIN " + pin.reveal()).getBytes(StandardCharsets.US_ASCII));
            long more = Long.remainderUnsigned(java.nio.ByteBuffer.wrap(bits).getLong(), MORE);
            return new Secret(pin.reveal() + "%08d".formatted(more));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes a turn to have one looked at; false when this second has had its share. */
    synchronized boolean takesTurn() {
        Instant now = clock.instant();
        if (now.getEpochSecond() != second) {
            second = now.getEpochSecond();
            inSecond = 0;
        }
        return ++inSecond <= MOST_PER_SECOND;
    }
}
