package dev.roadcase.http;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Ids;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did what a request asks for, and when: whoever sends it, now; or, as two headers say, somebody who had a session on the
 * same device before and did it while nobody answered.
 */
record Typist(Actor who, Instant at) {
    static final String BY = "Roadcase-Typed-By";
    static final String AT = "Roadcase-Typed-At";

    /** Somebody who never was on that device counts as the sender, and a time to come as now. */
    static Typist of(Exchange x, Gate gate, Instant now) {
        String by = x.ctx().header(BY);
        UUID typist = by == null ? null : Ids.parse(by);
        Actor sender = x.caller().actor();
        if (typist == null) {
            return new Typist(sender, now);
        }
        Actor who = gate.usedBy(SessionCookie.people(x.ctx())).stream()
                .filter(p -> p.id().equals(typist))
                .findFirst()
                .orElse(sender);
        Instant at = moment(x.ctx().header(AT));
        return new Typist(who, at == null || at.isAfter(now) ? now : at);
    }

    private static @Nullable Instant moment(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
