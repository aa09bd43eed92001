package dev.roadcase.http;

import java.io.IOException;

/** Snapshots and the support bundle. */
final class AdminHandler {
    private final Admin admin;

    AdminHandler(Admin admin) {
        this.admin = admin;
    }

    void backups(Exchange x) {
        x.answer(200, admin.backups());
    }

    void backUp(Exchange x) {
        x.answer(201, admin.backUp());
    }

    void supportBundle(Exchange x) throws IOException {
        x.ctx().header("Content-Disposition", "attachment; filename=\"roadcase-support.zip\"");
        x.ctx().contentType("application/zip");
        admin.supportBundle(x.ctx().outputStream());
    }
}
