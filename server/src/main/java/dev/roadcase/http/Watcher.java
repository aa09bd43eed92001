package dev.roadcase.http;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is at the other end of an event stream, and what they look at. Safe for many threads. */
final class Watcher {
    /**
     * What somebody looks at.
     *
     * @param page a word of the console's own, such as {@code sources}; empty when it does not tell
     */
    record View(
            @Nullable UUID production,
            String page,
            @Nullable UUID entry) {}

    private final String tab;
    private final Caller caller;
    private volatile View view;

    /** @param tab tells the tabs of one session apart */
    Watcher(String tab, Caller caller, View view) {
        this.tab = tab;
        this.caller = caller;
        this.view = view;
    }

    String tab() {
        return tab;
    }

    Caller caller() {
        return caller;
    }

    View view() {
        return view;
    }

    void look(View at) {
        view = at;
    }
}
