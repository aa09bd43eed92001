package dev.roadcase.store;

import dev.roadcase.model.Ids;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The sign that an edge tells its hub and renews from time to time, so that a copy of its data, or a backup that was played
 * back, is known by an old one. Got from {@link Edge#identity}; from any thread.
 */
public final class EdgeIdentity {
    private static final String NONCE = "nonce";

    private final Store store;

    /** A random sign and the one that the hub knew before, null for none; both are the same once it knows this one. */
    public record Nonce(@Nullable UUID before, UUID now) {
        static Nonce after(@Nullable Nonce last) {
            return new Nonce(last == null ? null : last.now(), Ids.random());
        }

        boolean isKnown() {
            return now.equals(before);
        }

        static Nonce of(String text) {
            String[] parts = text.split(" ", 2);
            return new Nonce(parts[0].isEmpty() ? null : UUID.fromString(parts[0]), UUID.fromString(parts[1]));
        }

        String text() {
            return (before == null ? "" : before) + " " + now;
        }
    }

    EdgeIdentity(Store store) {
        this.store = store;
    }

    /** The sign by which the hub tells copies of this server apart; the one before it is told too, once. */
    public Nonce nonce() {
        String text = store.reading(session -> ServerValues.get(session, NONCE));
        return text == null ? renewNonce() : Nonce.of(text);
    }

    /** Takes another one, unless the hub has not heard of the present one yet. A copy that went on elsewhere then has one that is past. */
    public Nonce renewNonce() {
        return replaceNonce(last -> last == null || last.isKnown() ? Nonce.after(last) : last);
    }

    /** The hub has heard of this one; if there is another meanwhile, it has not. */
    public void confirmNonce(Nonce heard) {
        if (!heard.isKnown()) {
            replaceNonce(
                    last -> last != null && last.now().equals(heard.now()) ? new Nonce(last.now(), last.now()) : last);
        }
    }

    private Nonce replaceNonce(UnaryOperator<@Nullable Nonce> by) {
        Nonce[] fresh = new Nonce[1];
        store.exclusively(Store.LIBRARY, (session, now) -> {
            String text = ServerValues.get(session, NONCE);
            Nonce next = by.apply(text == null ? null : Nonce.of(text));
            fresh[0] = next == null ? Nonce.after(null) : next;
            ServerValues.put(session, NONCE, fresh[0].text());
            return List.of();
        });
        return fresh[0];
    }

    /** This is a copy of a server that lives on elsewhere, so it goes on under an id of its own. What waits still waits. */
    public void becomeAnother() {
        store.becomeAnother();
        replaceNonce(last -> Nonce.after(null));
    }
}
