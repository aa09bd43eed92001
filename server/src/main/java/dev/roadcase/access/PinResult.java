package dev.roadcase.access;

import java.time.Duration;

/** What came of trying to enter. */
public sealed interface PinResult {
    /** Let in; {@code token} goes to the device and nowhere else. */
    record Granted(String token, Session session) implements PinResult {
        @Override
        public String toString() {
            return "Granted[token=***, session=" + session + "]";
        }
    }

    /** Not the crew PIN, or not a server that lets in by PIN. */
    record Wrong() implements PinResult {}

    /** The right person, who may not enter for the reason given in plain words. */
    record Refused(String why) implements PinResult {}

    /** Too many wrong ones; the next attempt may come after {@code time}. */
    record TooMany(Duration time) implements PinResult {}
}
