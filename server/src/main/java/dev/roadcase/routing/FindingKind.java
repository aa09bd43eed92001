package dev.roadcase.routing;

import static dev.roadcase.routing.Severity.ERROR;
import static dev.roadcase.routing.Severity.NOTE;
import static dev.roadcase.routing.Severity.WARNING;

import java.util.Locale;

/** What can be found, in the order in which it is told. */
public enum FindingKind {
    SECOND_FEED(ERROR),
    WRONG_DIRECTION(ERROR),
    UNKNOWN_PORT(ERROR),
    LOOP(WARNING),
    ROUTED_ELSEWHERE(WARNING),
    CONNECTOR_WITHOUT_CONVERTER(WARNING),
    SIGNAL_WITHOUT_CONVERTER(WARNING),
    CAPACITY(WARNING),
    FORMAT_MISMATCH(WARNING),
    FAULTY_CONNECTION(WARNING),
    MISSING_REFERENCE(WARNING),
    UNFED_SEND(WARNING),
    DUPLICATE_IP(WARNING),
    DUPLICATE_LABEL(WARNING),
    UNPATCHED_SOURCE(NOTE);

    private final Severity severity;

    FindingKind(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }

    /** Its name for programs, for example {@code second-feed}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
