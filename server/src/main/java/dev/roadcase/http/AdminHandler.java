package dev.roadcase.http;

import java.io.IOException;
import java.util.Objects;

/** What the doctor found, the log, and the support bundle. */
final class AdminHandler {
    private static final int USUAL = 200;
    private static final int MOST = 1_000;

    private final Admin admin;

    AdminHandler(Admin admin) {
        this.admin = admin;
    }

    void findings(Exchange x) {
        x.ctx().header("Cache-Control", "no-store");
        x.answer(200, admin.findings());
    }

    void log(Exchange x) {
        String level = Objects.requireNonNullElse(x.query("level"), "info");
        String limit = Objects.requireNonNullElse(x.query("limit"), String.valueOf(USUAL));
        if (!level.matches("error|warn|info|debug")) {
            throw Problem.malformed("level must be error, warn, info or debug.");
        }
        if (!limit.matches("[1-9]\\d{0,3}") || Integer.parseInt(limit) > MOST) {
            throw Problem.malformed("limit must be from 1 to " + MOST + ".");
        }
        x.ctx().header("Cache-Control", "no-store");
        x.answer(200, admin.log(level, Objects.requireNonNullElse(x.query("q"), ""), Integer.parseInt(limit)));
    }

    void supportBundle(Exchange x) throws IOException {
        x.ctx().header("Content-Disposition", "attachment; filename=\"roadcase-support.zip\"");
        x.ctx().contentType("application/zip");
        admin.supportBundle(x.ctx().outputStream());
    }
}
