package dev.roadcase.http;

import java.nio.charset.StandardCharsets;

/** How a device comes to trust this server: its root certificate, the fingerprint to compare, and the steps on each system. */
final class TrustPage {
    private final Doors doors;

    TrustPage(Doors doors) {
        this.doors = doors;
    }

    private Https.Root root() {
        return doors.https()
                .root()
                .orElseThrow(() -> Problem.notFound("This server has no root certificate of its own. "
                        + (doors.https().mode() == Https.Mode.NONE
                                ? "There is no HTTPS here; tls.mode in roadcase.yaml turns it on."
                                : "Its certificate was issued by somebody else, whom devices may trust already.")));
    }

    /** The type is what makes phones offer to install it. */
    void certificate(Exchange x) {
        x.ctx().header("Cache-Control", "no-store");
        x.ctx().header("Content-Disposition", "attachment; filename=\"roadcase-root.crt\"");
        answer(x, "application/x-x509-ca-cert", root().pem().getBytes(StandardCharsets.US_ASCII));
    }

    /** For clients that ask whether the certificate was revoked; they cannot sign in, nor use HTTPS to ask. */
    void revoked(Exchange x) {
        x.ctx().header("Cache-Control", "no-cache");
        answer(x, "application/pkix-crl", root().revoked().get());
    }

    /** These types have no charset (RFC 2585), and some clients take no other than the plain one. */
    private static void answer(Exchange x, String type, byte[] content) {
        x.ctx().contentType(type).result(content).res().setCharacterEncoding(null);
    }

    void page(Exchange x) throws java.io.IOException {
        Https.Root root = root();
        x.ctx().header("Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'");
        x.ctx().header("Cache-Control", "no-store");
        x.ctx()
                .contentType("text/html; charset=utf-8")
                .result(Pages.text("trust.html")
                        .replace("{server}", ConnectPage.escape(doors.server()))
                        .replace("{fingerprint}", root.fingerprint().replace(":", ":<wbr>")));
    }
}
