package dev.roadcase.http;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The connect screen: every address with its QR code, to hold up or to print. Open to anybody, so it tells a stranger no
 * more than the network does; who is signed in gets codes that let a device in, an admin the PIN as well.
 */
final class ConnectPage {
    private static final Map<String, String> FILES = Map.of("connect.css", "text/css", "join.js", "text/javascript");

    private static final int GUESTS = 25;

    private final Doors doors;
    private final Gate gate;

    ConnectPage(Doors doors, Gate gate) {
        this.doors = doors;
        this.gate = gate;
    }

    void file(Exchange x) throws IOException {
        String name = x.ctx().pathParam("file");
        String type = FILES.get(name);
        if (type == null) {
            throw Problem.notFound("There is no such file.");
        }
        Pages.own(x, name, type);
    }

    void connect(Exchange x) {
        x.ctx().header("Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'");
        x.ctx().header("Cache-Control", "no-store");
        x.ctx().contentType("text/html; charset=utf-8").result(page(x.caller().level()));
    }

    private String page(Level level) {
        List<Doors.Way> ways =
                doors.ways().get().stream().filter(w -> !w.local()).toList();
        StringBuilder html = new StringBuilder();
        html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append("<title>Connect to ")
                .append(escape(doors.server()))
                .append("</title>")
                .append("<link rel=\"stylesheet\" href=\"/connect/connect.css\"></head><body><main>")
                .append("<header><h1>Connect to ")
                .append(escape(doors.server()))
                .append("</h1>")
                .append(hint(level))
                .append("</header>");
        if (ways.isEmpty()) {
            html.append(
                    "<p class=\"trouble\">Only this machine can reach the server now. Plug in a cable or join a Wi-Fi, or, "
                            + "when it was told to listen on this machine alone, start it with --bind all. Then reload this page.</p>");
        }
        ways.forEach(way -> html.append(card(way, level)));
        ways.stream().limit(1).forEach(way -> html.append(guests(way, level)));
        return html.append("</main></body></html>").toString();
    }

    private String hint(Level level) {
        if (!gate.takesDevices()) {
            return "<p>Join the network named below, then scan its code or type the address. Sign in with your name and "
                    + "password.</p>";
        }
        return switch (level) {
            case NOBODY, VIEWER ->
                "<p>Join the network named below, then scan its code or type the address. The server asks for the crew "
                        + "PIN.</p>";
            case EDITOR ->
                "<p>Each code lets <b>one</b> device in without a PIN, within 30 minutes. Reload for fresh ones.</p>";
            case ADMIN ->
                "<p>Each code lets <b>one</b> device in without a PIN, within 30 minutes. Reload for fresh ones.</p>"
                        + pin(gate.pin());
        };
    }

    private static String pin(Gate.CrewPin crew) {
        return "<p class=\"pin\">Crew PIN <b>" + escape(crew.pin()) + "</b></p>"
                + (crew.isGuessed()
                        ? "<p class=\"trouble\">Somebody is guessing PINs. Whoever is made to wait types the long PIN instead: "
                                + "<b class=\"code\">" + spaced(crew.longPin()) + "</b></p>"
                        : "");
    }

    private static String spaced(String digits) {
        return digits.replaceAll("(\\d{4})(?=\\d)", "$1 ");
    }

    private String card(Doors.Way way, Level level) {
        if (!gate.takesDevices() || !level.covers(Level.EDITOR)) {
            return card(way, way.url(), "");
        }
        Gate.Invitation made = gate.invite(Level.EDITOR, AuthHandler.INVITATION);
        return card(
                way,
                way.url() + "/join#" + made.token(),
                "<p class=\"typed\">No camera? Instead of the PIN type <b class=\"code\">" + spaced(made.digits())
                        + "</b></p>");
    }

    private String guests(Doors.Way way, Level level) {
        if (!gate.takesDevices() || !level.covers(Level.EDITOR)) {
            return "";
        }
        String link = way.url() + "/join#"
                + gate.inviteGuests(AuthHandler.INVITATION, GUESTS).token();
        return "<section class=\"guests\">" + QrSvg.of(link)
                + "<div><p class=\"by\">For guests</p><p>Whoever scans this sees "
                + "the show and changes nothing. It lets " + GUESTS + " devices in within 30 minutes, on "
                + escape(way.by()) + ".</p></div></section>";
    }

    private String card(Doors.Way way, String link, String typed) {
        String code = way.code().isEmpty() ? "" : "<p>Short code <b class=\"code\">" + escape(way.code()) + "</b></p>";
        return "<section>" + QrSvg.of(link) + "<div><p class=\"by\">" + escape(way.by()) + "</p><p class=\"url\">"
                + escape(way.url()) + "</p>" + secure(way) + code + typed
                + "</div></section>";
    }

    private String secure(Doors.Way way) {
        if (way.secureUrl().isEmpty()) {
            return "";
        }
        String trust = doors.https().root().isPresent() ? " (<a href=\"/connect/trust\">how to trust it</a>)" : "";
        String url = way.secureUrl().equals(way.url())
                ? "Encrypted only"
                : "Encrypted: <b>" + escape(way.secureUrl()) + "</b>";
        return "<p class=\"secure\">" + url + trust + "</p>";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
