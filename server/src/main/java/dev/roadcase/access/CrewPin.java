package dev.roadcase.access;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/** The six digits that let the crew in. */
final class CrewPin {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretFile file;
    private volatile Secret current;

    CrewPin(Path folder) {
        file = new SecretFile(folder.resolve("crew.pin"), Pattern.compile("\\d{6}"), CrewPin::fresh);
        current = file.read();
    }

    private static String fresh() {
        String pin;
        do {
            pin = String.format("%06d", RANDOM.nextInt(1_000_000));
        } while (isTrivial(pin));
        return pin;
    }

    /** Whether it is one of the pins that people try first: a single digit repeated, or a run up or down. */
    static boolean isTrivial(String pin) {
        boolean same = true;
        boolean up = true;
        boolean down = true;
        for (int i = 1; i < pin.length(); i++) {
            int step = pin.charAt(i) - pin.charAt(i - 1);
            same &= step == 0;
            up &= step == 1;
            down &= step == -1;
        }
        return same || up || down;
    }

    boolean matches(String pin) {
        return current.matches(pin);
    }

    String reveal() {
        return current.reveal();
    }

    synchronized String replace() {
        current = file.replace();
        return current.reveal();
    }
}
