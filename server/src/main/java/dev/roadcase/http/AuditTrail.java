package dev.roadcase.http;

import dev.roadcase.store.Audit;
import dev.roadcase.store.AuditEntry;
import dev.roadcase.store.AuditEntry.Outcome;
import dev.roadcase.store.StoreException;
import io.javalin.http.HandlerType;
import java.time.Clock;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down who got in, who did not, and what admins did: it is stored before the answer leaves. A route needs no line of
 * its own for that. What was refused is written down up to a limit, so that an attack cannot keep the disk busy.
 */
final class AuditTrail {
    private static final Logger log = LoggerFactory.getLogger(AuditTrail.class);
    private static final int LONGEST_SUBJECT = 200;

    /** What is no admin's act by its role, but is about access, or takes something from somebody. */
    private static final Set<String> ALSO = Set.of(
            "POST /api/sync/v1/redeem",
            "DELETE /api/productions/{id}/lock",
            "PATCH /api/roster/{id}",
            "GET /api/pin",
            "GET /api/support-bundle");

    private final Audit audit;
    private final Clock clock;
    private final Pace pace;

    AuditTrail(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
        pace = new Pace(clock);
    }

    /** Whether it is written down when it was done. */
    static boolean watches(Route route) {
        boolean isAccess = route.level() == Level.ADMIN || route.path().startsWith("/api/auth/");
        return (writes(route) && isAccess) || ALSO.contains(action(route));
    }

    private static boolean writes(Route route) {
        return !route.verb().equals(HandlerType.GET);
    }

    static String action(Route route) {
        return route.verb() + " " + route.path();
    }

    /** Notes how a request ended. */
    void note(Route route, Exchange x, int status) {
        Outcome outcome = outcome(status);
        boolean refusedWrite = outcome == Outcome.REFUSED && writes(route);
        if (!watches(route) && !refusedWrite) {
            return;
        }
        if (outcome == Outcome.DONE) {
            write(route, x, outcome, x.subject());
        } else if (pace.admits(x.ctx().ip())) {
            int left = pace.leftOut();
            write(route, x, outcome, left == 0 ? x.subject() : x.subject() + " (" + left + " before it left out)");
        }
    }

    private static Outcome outcome(int status) {
        return switch (status) {
            case 401, 403, 429 -> Outcome.REFUSED;
            default -> status < 400 ? Outcome.DONE : Outcome.FAILED;
        };
    }

    private static String plain(String subject) {
        String line = subject.replaceAll("[\\p{Cc}\\p{Cs}]+", " ").strip();
        return line.length() > LONGEST_SUBJECT ? line.substring(0, LONGEST_SUBJECT) : line;
    }

    /** What was done stays done when it cannot be written down; the log says so. */
    private void write(Route route, Exchange x, Outcome outcome, String subject) {
        Caller who = x.became();
        boolean known = who.level() != Level.NOBODY;
        try {
            audit.write(new AuditEntry(
                    0,
                    clock.instant(),
                    action(route),
                    outcome,
                    known ? who.actor().id() : null,
                    known ? who.actor().name() : "",
                    x.ctx().ip(),
                    plain(subject)));
        } catch (StoreException e) {
            log.warn("An audit entry could not be written action={} {}", action(route), e.getMessage());
        }
    }
}
