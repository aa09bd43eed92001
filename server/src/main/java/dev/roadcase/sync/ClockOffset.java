package dev.roadcase.sync;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;

/**
 * How far this machine's clock is from the hub's: of the last three samples the one that travelled least, because its answer
 * says most. When samples contradict each other the clock was set meanwhile, and only the newest counts. What the way itself may
 * explain is no offset: correcting two clocks that agree would only put noise on the times of everything that is sent.
 */
final class ClockOffset {
    private static final int KEPT = 3;

    /** One exchange: the offset it says and the time it was on the line, both in milliseconds. */
    private record Sample(long offset, long travelled) {
        /** The true offset is within half of the way of each; beyond both of them one is of another clock. */
        boolean contradicts(Sample other) {
            return Math.abs(offset - other.offset) > (travelled + other.travelled) / 2 + 1;
        }

        /** Times are whole milliseconds, so one is lost on the way. */
        long beyondDoubt() {
            return Math.abs(offset) > travelled / 2 + 1 ? offset : 0;
        }
    }

    private final Deque<Sample> samples = new ArrayDeque<>();

    /**
     * Takes in a sample; times are milliseconds, {@code sent} and {@code received} by this machine's clock and the others by
     * the hub's.
     *
     * @return what to add to a time of this machine to get the hub's
     */
    synchronized long learn(long sent, long hubReceived, long hubSent, long received) {
        long travelled = Math.max(0, (received - sent) - (hubSent - hubReceived));
        Sample sample = new Sample(((hubReceived - sent) + (hubSent - received)) / 2, travelled);
        samples.removeIf(sample::contradicts);
        if (samples.size() == KEPT) {
            samples.removeFirst();
        }
        samples.addLast(sample);
        return samples.stream()
                .min(Comparator.comparingLong(Sample::travelled))
                .orElse(sample)
                .beyondDoubt();
    }
}
