package dev.roadcase.http;

import dev.roadcase.store.ScopeState;
import dev.roadcase.store.Store;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How far one stream has followed one scope; the id of an event says it. */
final class Cursor {
    private final String asked;
    private volatile ScopeState scope; // moved by the writer, read by the stream
    private long seq;
    private String chain;
    private boolean resync;

    private Cursor(String asked, ScopeState scope, long seq, String chain, boolean resync) {
        this.asked = asked;
        this.scope = scope;
        this.seq = seq;
        this.chain = chain;
        this.resync = resync;
    }

    static Cursor atHead(String asked, ScopeState scope) {
        return new Cursor(asked, scope, scope.head(), scope.chain(), false);
    }

    /** Continues after event {@code id}; where that is impossible it starts at the head and tells to resync. */
    static Cursor after(String asked, ScopeState scope, @Nullable String id, Store store) {
        int dash = id == null ? -1 : id.lastIndexOf('-');
        String digits = id == null ? "" : id.substring(dash + 1);
        if (id == null || dash < 1 || !digits.matches("\\d{1,18}")) {
            return new Cursor(asked, scope, scope.head(), scope.chain(), true);
        }
        long seq = Long.parseLong(digits);
        String epoch = id.substring(0, dash).replace("-", "");
        String chain = seq > scope.head()
                ? null
                : store.read(r -> r.chainAt(scope.id(), seq)).orElse(null);
        boolean cleared = store.read(r -> r.isCleared(scope.id(), seq + 1));
        String ours = scope.epoch().toString().replace("-", "");
        boolean known = chain != null && !cleared && (epoch.equals(ours) || epoch.equals(ours + chain.substring(0, 8)));
        return known
                ? new Cursor(asked, scope, seq, Objects.requireNonNull(chain), false)
                : new Cursor(asked, scope, scope.head(), scope.chain(), true);
    }

    String asked() {
        return asked;
    }

    ScopeState scope() {
        return scope;
    }

    long seq() {
        return seq;
    }

    /** Whether the client must load everything anew; told once. */
    boolean takeResync() {
        boolean was = resync;
        resync = false;
        return was;
    }

    void see(ScopeState now) {
        scope = now;
    }

    void passed(Feed.Event event) {
        seq = event.seq();
        chain = event.chain();
    }

    String id() {
        return scope.epoch().toString().replace("-", "") + chain.substring(0, 8) + "-" + seq;
    }
}
