package dev.roadcase.http;

import dev.roadcase.store.Audit;
import dev.roadcase.store.AuditEntry;
import dev.roadcase.store.AuditEntry.Outcome;
import dev.roadcase.store.StoreException;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down who got in, who was refused what, and what admins did: it is stored before the answer leaves. A route needs no
 * line of its own for that. What was refused is written down up to a limit, so that an attack cannot keep the disk busy, and
 * a page that asks without a session, as every phone does that is not signed in yet, once in ten minutes.
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

    /** What is written down when there is something to tell of it. */
    private static final Set<String> WHEN_TOLD = Set.of("POST /api/sync/v1/{scope}/push");

    private final Audit audit;
    private final Clock clock;
    private final Pace pace;
    private final Pace strangers;

    AuditTrail(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
        pace = new Pace(clock);
        strangers = new Pace(clock, Duration.ofMinutes(10), 1, 30);
    }

    /** Why a request is turned away before it is known who sent it. */
    enum Door {
        FOREIGN_NAME("A request by a name that is not this server's"),
        FOREIGN_PAGE("A request by a page of another site"),
        IN_THE_CLEAR("A secret over plain HTTP");

        private final String summary;

        Door(String summary) {
            this.summary = summary;
        }

        /** As it stands in the audit in the place of a route. */
        String action() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        String summary() {
            return summary;
        }
    }

    /**
     * Notes a request that was turned away at the door.
     *
     * @param about the name or page it gave; empty when there is none to tell
     */
    void turnedAway(Door why, Context ctx, String about) {
        String subject = ctx.method() + " " + ctx.path() + (about.isEmpty() ? "" : " " + about);
        refused(pace, why.action(), Guard.NOBODY, ctx.ip(), subject);
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
        if (outcome == Outcome.REFUSED) {
            refused(pace(route, x), action(route), x.became(), x.ctx().ip(), about(x));
        } else if (watches(route)
                || (WHEN_TOLD.contains(action(route)) && !x.subject().isEmpty())) {
            write(action(route), outcome, x.became(), x.ctx().ip(), x.subject());
        }
    }

    private Pace pace(Route route, Exchange x) {
        boolean isStranger = x.caller().level() == Level.NOBODY && Guard.token(x.ctx()) == null;
        return isStranger && !writes(route) ? strangers : pace;
    }

    private static String about(Exchange x) {
        boolean isBad = x.caller().level() == Level.NOBODY && Guard.token(x.ctx()) != null;
        return isBad ? (x.subject() + " with a token that opens nothing").strip() : x.subject();
    }

    private void refused(Pace limit, String action, Caller who, String address, String subject) {
        if (limit.admits(address)) {
            int left = limit.leftOut();
            String whole = left == 0 ? subject : subject + " (" + left + " before it left out)";
            write(action, Outcome.REFUSED, who, address, whole);
            log.info("Refused action={} address={} {}", action, address, plain(whole));
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
    private void write(String action, Outcome outcome, Caller who, String address, String subject) {
        boolean known = who.level() != Level.NOBODY;
        try {
            audit.write(new AuditEntry(
                    0,
                    clock.instant(),
                    action,
                    outcome,
                    known ? who.actor().id() : null,
                    known ? who.actor().name() : "",
                    address,
                    plain(subject)));
        } catch (StoreException e) {
            log.warn("An audit entry could not be written action={} {}", action, e.getMessage());
        }
    }
}
