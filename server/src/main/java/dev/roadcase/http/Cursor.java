package dev.roadcase.http;

import dev.roadcase.store.ScopeState;
import dev.roadcase.store.Store;
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
        return store.read(r -> EventId.parse(id)
                        .flatMap(event -> event.chain(scope, r)
                                .filter(chain -> !r.isCleared(scope.id(), event.seq() + 1))
                                .map(chain -> new Cursor(asked, scope, event.seq(), chain, false))))
                .orElseGet(() -> new Cursor(asked, scope, scope.head(), scope.chain(), true));
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
