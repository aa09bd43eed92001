package dev.roadcase.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes when a test says so. */
final class HandClock implements InstantSource {
    private Instant now = Instant.parse("2026-11-20T18:00:00.250Z");

    @Override
    public synchronized Instant instant() {
        return now;
    }

    synchronized void pass(Duration time) {
        now = now.plus(time);
    }
}
