package dev.roadcase.http;

/** Answers 501 for what this version does not do. */
final class Later {
    private Later() {}

    static Route.Action of(String what) {
        return x -> {
            throw Problem.of(
                    501, "not-available", "Not in this version", what + " comes with a later version of Roadcase.");
        };
    }
}
