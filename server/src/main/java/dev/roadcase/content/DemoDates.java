package dev.roadcase.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** The days of the demo show, counted from the moment it is made, so that it is never an old one. */
final class DemoDates {
    private final JsonNode production;
    private final Instant now;

    DemoDates(JsonNode production, Instant now) {
        this.production = production;
        this.now = now;
    }

    String loadIn() {
        return Kind.Moment.text(day("loadIn"));
    }

    String loadOut() {
        return Kind.Moment.text(day("loadOut"));
    }

    private Instant day(String name) {
        ZoneId zone = ZoneId.of(production.path("timeZone").asText());
        LocalTime time = LocalTime.parse(production.path(name + "Time").asText());
        return now.atZone(zone)
                .toLocalDate()
                .plusDays(production.path(name + "Days").asLong())
                .atTime(time)
                .atZone(zone)
                .toInstant();
    }

    /** When an item was ticked off: some hours before it was due, and never in the future. */
    Instant completed(int item, int daysBeforeShow) {
        Instant inTime = day("loadIn").minus(Duration.ofDays(daysBeforeShow)).minus(Duration.ofMinutes(97L * item));
        Instant latest = recently(item);
        return inTime.isBefore(latest) ? inTime : latest;
    }

    /** Within the last day and a half, later for items further up. */
    Instant recently(int item) {
        return now.minus(Duration.ofMinutes(180 + 17L * item));
    }
}
