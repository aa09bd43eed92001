package dev.roadcase.tray;

import org.jspecify.annotations.Nullable;

/**
 * What a person sees of a reading: a state, a number on the icon and two lines of text.
 *
 * @param badge conflicts or waiting changes; 0 shows none
 * @param answers whether there is a server to ask for anything
 */
record Summary(State state, long badge, String headline, String detail, boolean answers) {

    /**
     * The most urgent thing comes first: trouble, then what needs a decision, then what moves, then what waits.
     *
     * @param reading null when no server answers
     * @param trouble why the supervisor gave up; null while it did not
     */
    static Summary of(@Nullable Reading reading, @Nullable String trouble) {
        if (reading == null) {
            return trouble == null
                    ? new Summary(
                            State.STOPPED, 0, "Roadcase is not running", "Start it to let devices connect.", false)
                    : new Summary(State.ERROR, 0, "Roadcase has stopped", trouble, false);
        }
        if (!reading.isRunning()) {
            return new Summary(State.WAITING, 0, reading.name() + " is " + reading.status(), reading.url(), true);
        }
        return running(reading);
    }

    private static Summary running(Reading reading) {
        String headline = reading.name() + " is running";
        if (!reading.accepted()) {
            return new Summary(
                    State.RUNNING, 0, headline, "It runs for another user: details are in the console.", true);
        }
        if (reading.sync().equals("stuck")) {
            return new Summary(
                    State.ERROR,
                    reading.queued(),
                    headline + ", but syncing is stuck",
                    line(reading) + ". The console says why.",
                    true);
        }
        if (reading.conflicts() > 0) {
            return new Summary(State.CONFLICTS, reading.conflicts(), headline, line(reading), true);
        }
        if (reading.sync().equals("syncing")) {
            return new Summary(State.SYNCING, reading.queued(), headline + " and syncing", line(reading), true);
        }
        State state = reading.queued() > 0 ? State.WAITING : State.RUNNING;
        return new Summary(state, reading.queued(), headline, line(reading), true);
    }

    private static String line(Reading reading) {
        StringBuilder text = new StringBuilder(count(reading.devices(), "device"));
        if (reading.queued() > 0) {
            text.append(", ").append(count(reading.queued(), "change")).append(" to upload");
        }
        if (reading.conflicts() > 0) {
            text.append(", ").append(count(reading.conflicts(), "conflict")).append(" to decide");
        }
        return text.toString();
    }

    private static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
