package dev.roadcase.http;

import dev.roadcase.store.Reading;
import dev.roadcase.store.ScopeState;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id of an event: how far its reader had followed one scope of one server.
 *
 * @param epoch the scope's, mostly with the first digits of the chain at that place, so that a restored and regrown
 *     journal is noticed
 */
record EventId(String epoch, long seq) {
    private static final Pattern FORM = Pattern.compile("([0-9a-fA-F-]{1,44})-(\\d{1,18})");

    /** Empty when it is none. */
    static Optional<EventId> parse(@Nullable String text) {
        Matcher id = FORM.matcher(text == null ? "" : text);
        return id.matches()
                ? Optional.of(new EventId(id.group(1).replace("-", ""), Long.parseLong(id.group(2))))
                : Optional.empty();
    }

    /** The chain at that place; empty unless this is the history that the id was given out for. */
    Optional<String> chain(ScopeState scope, Reading reading) {
        return seq > scope.head()
                ? Optional.empty()
                : reading.chainAt(scope.id(), seq).filter(chain -> isOf(scope, chain));
    }

    private boolean isOf(ScopeState scope, String chain) {
        String ours = scope.epoch().toString().replace("-", "");
        return epoch.equals(ours) || epoch.equals(ours + chain.substring(0, 8));
    }
}
