package dev.roadcase.access;

/**
 * The six digits that let the crew in, and the longer form of them. A change is on disk before it counts; sessions outlive it.
 */
final class CrewPin {
    private static final int LENGTH = 6;

    private final SecretFiles files;
    private volatile Secret current;
    private volatile Secret longForm;

    CrewPin(SecretFiles files) {
        this.files = files;
        current = files.read(SecretKind.CREW_PIN);
        longForm = LongPin.of(current, files.read(SecretKind.SESSION_KEY));
    }

    boolean check(String pin) {
        return current.matches(pin);
    }

    /** @param pin fourteen digits */
    boolean checkLong(String pin) {
        return longForm.matches(pin);
    }

    Secret current() {
        return current;
    }

    Secret longForm() {
        return longForm;
    }

    /** Has the longer form follow the key of the sessions, which was replaced. */
    synchronized void follow() {
        longForm = LongPin.of(current, files.read(SecretKind.SESSION_KEY));
    }

    synchronized Secret replace() {
        Secret fresh = files.replace(SecretKind.CREW_PIN);
        current = fresh;
        follow();
        return fresh;
    }

    static String fresh() {
        String pin = digits();
        while (isTrivial(pin)) {
            pin = digits();
        }
        return pin;
    }

    private static String digits() {
        StringBuilder pin = new StringBuilder(LENGTH);
        SecretKind.RANDOM.ints(LENGTH, 0, 10).forEach(pin::append);
        return pin.toString();
    }

    /** Whether people would try it first: fewer than three digits, a run up or down, or the same half twice. */
    static boolean isTrivial(String pin) {
        String half = pin.substring(0, LENGTH / 2);
        return pin.chars().distinct().count() < 3 || isRun(pin, 1) || isRun(pin, 9) || pin.equals(half + half);
    }

    private static boolean isRun(String pin, int step) {
        for (int i = 1; i < pin.length(); i++) {
            if ((pin.charAt(i) - pin.charAt(i - 1) + 10) % 10 != step) {
                return false;
            }
        }
        return true;
    }
}
