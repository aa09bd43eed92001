package dev.roadcase.drill;

/** The drill could not be played to its end. */
final class DrillFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DrillFailed(String message) {
        super(message);
    }
}
