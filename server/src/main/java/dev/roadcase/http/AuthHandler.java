package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Kind;
import dev.roadcase.model.User;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sessions: in by the crew PIN, and what a session is; tokens and the PIN itself for the admin. */
final class AuthHandler {
    private static final Duration DEFAULT_LIFE = Duration.ofDays(30);
    static final Duration INVITATION = Duration.ofMinutes(30);
    private static final Duration LONGEST_LIFE = Duration.ofDays(3_650);

    private static final Set<String> TOKEN_FIELDS = Set.of("role", "name", "ttl");
    private static final int MAX_NAME = 200;
    private static final int MOST_GUESTS = 100;

    /** What a person with the right PIN does instead of waiting for what others guess. */
    private static final String OTHER_WAYS =
            " To get in at once, type the long PIN that the server's screen shows (the PIN and"
                    + " eight more digits), or scan a QR code or type the sixteen digits below it.";

    private final Gate gate;
    private final Accounts accounts;
    private final Clock clock;
    private final Streams streams;

    AuthHandler(Gate gate, Accounts accounts, Streams streams, Clock clock) {
        this.streams = streams;
        this.gate = gate;
        this.accounts = accounts;
        this.clock = clock;
    }

    void pin(Exchange x) {
        JsonNode body = Bodies.json(x.ctx(), Bodies.RECORD);
        String device = body.path("device").isTextual() ? body.path("device").textValue() : "device";
        JsonNode pin = body.path("pin");
        if (!pin.isTextual() && !pin.isIntegralNumber()) {
            throw Problem.malformed("Send {\"pin\":\"123456\",\"device\":\"name of this device\"}.");
        }
        switch (gate.pin(pin.asText(), device, x.ctx().ip(), Guard.token(x.ctx()))) {
            case Gate.Granted granted -> grant(x.ctx(), granted, x);
            case Gate.Refused refused -> throw Problem.of(403, "sign-in-refused", "Not allowed", refused.why());
            case Gate.Wrong wrong ->
                throw Problem.of(
                        401, "wrong-pin", "Wrong PIN", "This is not the crew PIN. Ask the lead technician for it.");
            case Gate.TooMany many -> throw tooMany(many.pause(), OTHER_WAYS);
        }
    }

    void login(Exchange x) {
        JsonNode body = Bodies.json(x.ctx(), Bodies.RECORD);
        String name = UsersHandler.required(body, "name", UsersHandler.LONGEST_NAME);
        String password = UsersHandler.required(body, "password", UsersHandler.LONGEST_PASSWORD);
        String device = body.path("device").asText("device");
        x.about(known(name));
        signIn(gate.login(name, password, device, x.ctx().ip()), x);
    }

    /** A name that somebody has here; what else was typed may be a password in the wrong field. */
    private String known(String name) {
        return accounts.all().stream()
                .map(Accounts.Person::name)
                .filter(n -> User.key(n).equals(User.key(name)))
                .findFirst()
                .orElse("");
    }

    /** One's own password; all other sessions of that person end. */
    void password(Exchange x) {
        JsonNode body = Bodies.json(x.ctx(), Bodies.RECORD);
        String old = UsersHandler.required(body, "old", UsersHandler.LONGEST_PASSWORD);
        String fresh = UsersHandler.password(body, "new", x.caller().actor().name());
        signIn(gate.changePassword(x.caller(), old, fresh, x.ctx().ip()), x);
    }

    private void signIn(Gate.Login login, Exchange x) {
        switch (login) {
            case Gate.Granted granted -> grant(x.ctx(), granted, x);
            case Gate.Wrong wrong ->
                throw Problem.of(
                        401,
                        "wrong-password",
                        "Wrong name or password",
                        "No one has this name and password here. An admin can give you another password.");
            case Gate.Refused refused -> throw Problem.of(403, "sign-in-refused", "Not allowed", refused.why());
            case Gate.TooMany many -> throw tooMany(many.pause(), "");
        }
    }

    void join(Exchange x) {
        JsonNode body = Bodies.json(x.ctx(), Bodies.RECORD);
        if (!body.path("token").isTextual()) {
            throw Problem.malformed(
                    "Send {\"token\":\"what the QR code carried\",\"device\":\"name of this device\"}.");
        }
        String device = body.path("device").asText("device");
        if (!(gate.join(body.path("token").textValue(), device, x.ctx().ip()) instanceof Gate.Granted granted)) {
            throw Problem.of(
                    401,
                    "join-code-used",
                    "Code no longer valid",
                    "This QR code has let a device in already, or is too old. Scan a fresh one, or type the crew PIN.");
        }
        grant(x.ctx(), granted, x);
    }

    void refresh(Exchange x) {
        Gate.Granted granted = gate.refresh(Guard.token(x.ctx()))
                .orElseThrow(() -> Problem.refused(
                        "not-a-session",
                        "This is not a session of this server's: the host's admin.token does not run out, and who signed in"
                                + " elsewhere renews it there."));
        grant(x.ctx(), granted, x);
    }

    /**
     * A fresh code for one more device, to edit or only to look on; whoever is in may bring somebody along, as with the PIN
     * they know. One for guests may let in several, for a day at most. No code makes an admin.
     */
    void invite(Exchange x) {
        JsonNode body = Bodies.json(x.ctx(), Bodies.RECORD);
        Level level = level(body.path("role").asText("editor"));
        if (level == Level.ADMIN) {
            throw Problem.forbidden("A code lets in viewers and editors; admins need a token from the host.");
        }
        if (!gate.takesDevices()) {
            throw Problem.refused(
                    "names-only",
                    "People sign in by name and password here, so a code lets nobody in. Add a person instead.");
        }
        x.ctx().header("Cache-Control", "no-store");
        int uses = uses(body, level);
        Duration life = level == Level.VIEWER && body.has("ttl") ? atMostADay(life(text(body, "ttl"))) : INVITATION;
        Gate.Invitation made = level == Level.VIEWER ? gate.inviteGuests(life, uses) : gate.invite(level, life);
        x.about(level.wire() + (uses > 1 ? " for " + uses : ""));
        x.answer(
                201,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("token", made.token())
                        .put("digits", made.digits())
                        .put("expiresAt", Kind.Moment.text(clock.instant().plus(life))));
    }

    private static int uses(JsonNode body, Level level) {
        JsonNode uses = body.path("uses");
        int most = level == Level.VIEWER ? MOST_GUESTS : 1;
        if (!uses.isMissingNode() && (!uses.canConvertToInt() || uses.intValue() < 1 || uses.intValue() > most)) {
            throw Problem.malformed("uses must be from 1 to " + MOST_GUESTS + " for viewers, and 1 for editors.");
        }
        return uses.isMissingNode() ? 1 : uses.intValue();
    }

    private static Duration atMostADay(Duration life) {
        Duration day = Duration.ofDays(1);
        return life.compareTo(day) > 0 ? day : life;
    }

    private static Problem tooMany(Duration wait, String otherwise) {
        int seconds = (int) Math.max(1, wait.plusMillis(999).toSeconds());
        return Problem.of(
                        429,
                        "too-many-attempts",
                        "Too many attempts",
                        "Wait " + seconds + " s before the next attempt." + otherwise)
                .retryAfter(seconds);
    }

    private void grant(Context ctx, Gate.Granted granted, Exchange x) {
        int age = (int) Duration.between(clock.instant(), granted.expiresAt()).toSeconds();
        SessionCookie.write(ctx, granted.token(), age);
        SessionCookie.writePeople(ctx, gate.remember(SessionCookie.people(ctx), granted.token()));
        gate.caller(granted.token(), ctx.ip()).ifPresent(x::became);
        x.answer(200, granted(granted.token(), granted.level(), granted.expiresAt()));
    }

    private static ObjectNode granted(String token, Level level, Instant expiresAt) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("token", token)
                .put("role", level.wire())
                .put("expiresAt", Kind.Moment.text(expiresAt));
    }

    void me(Exchange x) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (x.caller().level() == Level.NOBODY) {
            json.putNull("role");
        } else {
            json.put("role", x.caller().level().wire());
            json.put("id", x.caller().actor().id().toString());
            json.put("name", x.caller().actor().name());
            json.put("kind", x.caller().actor().kind().name().toLowerCase(Locale.ROOT));
            json.put("device", x.caller().session());
        }
        json.put("access", gate.mode());
        x.answer(200, json);
    }

    /** A browser's session ends for good; a program that shows its token as a bearer keeps it. */
    void logout(Exchange x) {
        if (x.ctx().header("Authorization") == null && x.caller().level() != Level.NOBODY) {
            gate.leave(x.caller());
            streams.end(x.caller().session());
        }
        SessionCookie.remove(x.ctx());
        x.ctx().status(204);
    }

    void crewPin(Exchange x) {
        x.answer(200, json(gate.pin()));
    }

    void newCrewPin(Exchange x) {
        x.answer(200, json(gate.newPin()));
    }

    private static ObjectNode json(Gate.CrewPin crew) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("pin", crew.pin())
                .put("longPin", crew.longPin())
                .put("guessed", crew.isGuessed());
    }

    void mint(Exchange x) {
        JsonNode body = Bodies.json(x.ctx(), Bodies.RECORD);
        requireTexts(body);
        Level level = level(body.path("role").asText("editor"));
        String name = body.path("name").asText("token");
        x.about(level.wire() + " " + name);
        Gate.Granted granted = gate.mint(level, name, life(text(body, "ttl")));
        x.answer(201, granted(granted.token(), granted.level(), granted.expiresAt()));
    }

    /** A request that is not understood must not mint the usual token. */
    private static void requireTexts(JsonNode body) {
        if (!body.isObject()) {
            throw Problem.malformed("Send {\"role\":\"editor\",\"name\":\"what it is for\",\"ttl\":\"30d\"}.");
        }
        for (var entry : body.properties()) {
            boolean known = TOKEN_FIELDS.contains(entry.getKey());
            boolean text = entry.getValue().isTextual()
                    && entry.getValue().textValue().length() <= MAX_NAME
                    && entry.getValue().textValue().chars().noneMatch(Character::isISOControl);
            if (!known || !text) {
                throw Problem.malformed(
                        "A token has role, name and ttl, each a text of at most " + MAX_NAME + " characters.");
            }
        }
    }

    static Level level(String role) {
        return switch (role) {
            case "viewer" -> Level.VIEWER;
            case "editor" -> Level.EDITOR;
            case "admin" -> Level.ADMIN;
            default -> throw Problem.malformed("role must be viewer, editor or admin.");
        };
    }

    private static @Nullable String text(JsonNode body, String name) {
        return body.path(name).isTextual() ? body.path(name).textValue() : null;
    }

    /** A length of time such as 30d, 12h or 15m. */
    static Duration life(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIFE;
        }
        if (!text.matches("[1-9]\\d{0,4}[dhm]")) {
            throw Problem.malformed("ttl must be a length of time such as 30d, 12h or 15m.");
        }
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        Duration life = switch (text.charAt(text.length() - 1)) {
            case 'd' -> Duration.ofDays(number);
            case 'h' -> Duration.ofHours(number);
            default -> Duration.ofMinutes(number);
        };
        return life.compareTo(LONGEST_LIFE) > 0 ? LONGEST_LIFE : life;
    }
}
