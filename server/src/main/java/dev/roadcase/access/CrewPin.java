package dev.roadcase.access;

/** The six digits that let the crew in. A change is on disk before it counts; sessions outlive it. */
final class CrewPin {
    private static final int LENGTH = 6;

    private final SecretFiles files;
    private volatile Secret current;

    CrewPin(SecretFiles files) {
        this.files = files;
        current = files.read(SecretKind.CREW_PIN);
    }

    boolean check(String pin) {
        return current.matches(pin);
    }

    Secret current() {
        return current;
    }

    synchronized Secret replace() {
        Secret fresh = files.replace(SecretKind.CREW_PIN);
        current = fresh;
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
