package dev.roadcase.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Passwords as Argon2id makes them unreadable, in the usual text form {@code $argon2id$v=19$m=...,t=...,p=...$salt$hash}.
 * The cost is OWASP's first choice for 2025: 19 MiB, two passes, one lane. At most two are worked on at a time, so that
 * sign-ins never take more than 38 MiB or both cores of a small box. Safe for many threads.
 */
final class Passwords {
    static final int KIBIBYTES = 19 * 1_024;
    static final int PASSES = 2;
    static final int AT_ONCE = 2;
    private static final long PATIENCE_SECONDS = 5;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=(\\d)\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{43,86})");

    /** No hub may have this server spend more than this on one password. */
    private static final int MOST_KIBIBYTES = 64 * 1_024;

    private static final int MOST_PASSES = 10;

    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /** What nobody's password is, so that asking for a name that does not exist takes as long as for one that does. */
    private final String nobodys;

    Passwords() {
        nobodys = text(KIBIBYTES, PASSES, 1, salt(), new byte[HASH_BYTES]);
    }

    private static byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        SecretKind.RANDOM.nextBytes(salt);
        return salt;
    }

    /** What is kept of a password; empty when too many others wait for their turn. */
    Optional<String> hash(String password) {
        byte[] salt = salt();
        return work(password, KIBIBYTES, PASSES, 1, salt, HASH_BYTES)
                .map(hash -> text(KIBIBYTES, PASSES, 1, salt, hash));
    }

    /** Whether it is the password behind that hash; empty when too many others wait for their turn. */
    Optional<Boolean> matches(String password, String hash) {
        Matcher form = FORM.matcher(hash);
        if (!form.matches()) {
            return Optional.of(false);
        }
        int lanes = Math.clamp(Integer.parseInt(form.group(3)), 1, 4);
        int memory = Math.clamp(Integer.parseInt(form.group(1)), 8 * lanes, MOST_KIBIBYTES);
        int passes = Math.clamp(Integer.parseInt(form.group(2)), 1, MOST_PASSES);
        byte[] known = Base64.getDecoder().decode(form.group(5));
        return work(password, memory, passes, lanes, Base64.getDecoder().decode(form.group(4)), known.length)
                .map(hashed -> MessageDigest.isEqual(hashed, known));
    }

    /** The work of a check that cannot succeed. */
    Optional<Boolean> matchesNobody(String password) {
        return matches(password, nobodys).map(ignored -> false);
    }

    private Optional<byte[]> work(String password, int memory, int passes, int lanes, byte[] salt, int length) {
        if (!hasTurn()) {
            return Optional.empty();
        }
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memory)
                    .withIterations(passes)
                    .withParallelism(lanes)
                    .withSalt(salt)
                    .build());
            byte[] hash = new byte[length];
            generator.generateBytes(
                    Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8), hash);
            return Optional.of(hash);
        } finally {
            turns.release();
        }
    }

    private boolean hasTurn() {
        try {
            return turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String text(int memory, int passes, int lanes, byte[] salt, byte[] hash) {
        Base64.Encoder plain = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memory + ",t=" + passes + ",p=" + lanes + "$" + plain.encodeToString(salt) + "$"
                + plain.encodeToString(hash);
    }
}
