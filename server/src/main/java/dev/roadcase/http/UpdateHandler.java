package dev.roadcase.http;

import java.io.IOException;
import java.io.InputStream;

/** Upgrades from the console. */
final class UpdateHandler {
    private final Updates updates;

    UpdateHandler(Updates updates) {
        this.updates = updates;
    }

    void status(Exchange x) {
        x.ctx().header("Cache-Control", "no-store");
        x.answer(200, updates.status());
    }

    /** The body is the file itself. */
    void take(Exchange x) throws IOException {
        long length = x.ctx().req().getContentLengthLong();
        if (length > updates.longest()) {
            throw Problem.tooLarge(updates.longest());
        }
        try (InputStream body = x.ctx().req().getInputStream()) {
            x.answer(202, updates.take(body, length));
        }
    }

    void restart(Exchange x) {
        updates.restart();
        x.ctx().status(202);
    }
}
