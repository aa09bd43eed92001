package dev.roadcase.tray;

import org.jspecify.annotations.Nullable;

/**
 * What a person sees of a reading: a state, a number on the icon and two lines of text.
 *
 * @param badge conflicts or waiting changes; 0 shows none
 * @param answers whether there is a server
 * @param mayAct whether it takes orders from this tray
 */
record Summary(State state, long badge, String headline, String detail, boolean answers, boolean mayAct) {

    /**
     * The most urgent thing comes first: trouble, then what needs a decision, then what moves, then what waits.
     *
     * @param reading null when no server answers
     * @param trouble why the supervisor gave up; null while it did not
     */
    static Summary of(@Nullable Reading reading, @Nullable String trouble) {
        if (reading == null) {
            return trouble == null
                    ? new Summary(State.STOPPED, 0, Words.of("none.head"), Words.of("none.detail"), false, false)
                    : new Summary(State.ERROR, 0, Words.of("gaveup.head"), trouble, false, false);
        }
        if (!reading.isRunning()) {
            return new Summary(
                    State.WAITING, 0, Words.of(reading.status(), reading.name()), reading.url(), true, false);
        }
        return running(reading);
    }

    private static Summary running(Reading reading) {
        String headline = Words.of("running", reading.name());
        if (!reading.accepted()) {
            return new Summary(State.RUNNING, 0, headline, Words.of("foreign"), true, false);
        }
        if (reading.sync().equals("stuck")) {
            return new Summary(
                    State.ERROR,
                    reading.queued(),
                    Words.of("stuck", reading.name()),
                    Words.of("stuck.detail", line(reading)),
                    true,
                    true);
        }
        if (reading.conflicts() > 0) {
            return new Summary(State.CONFLICTS, reading.conflicts(), headline, line(reading), true, true);
        }
        if (reading.sync().equals("syncing")) {
            return new Summary(
                    State.SYNCING, reading.queued(), Words.of("syncing", reading.name()), line(reading), true, true);
        }
        State state = reading.queued() > 0 ? State.WAITING : State.RUNNING;
        return new Summary(state, reading.queued(), headline, line(reading), true, true);
    }

    private static String line(Reading reading) {
        StringBuilder text = new StringBuilder(Words.count("device", reading.devices()));
        if (reading.queued() > 0) {
            text.append(", ").append(Words.count("change", reading.queued()));
        }
        if (reading.conflicts() > 0) {
            text.append(", ").append(Words.count("conflict", reading.conflicts()));
        }
        return text.toString();
    }
}
