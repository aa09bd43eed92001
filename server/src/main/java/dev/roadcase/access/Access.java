package dev.roadcase.access;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Ids;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides who may enter. Its secrets are files of the data directory, made at first use; safe for many threads. */
public final class Access {
    private static final Logger log = LoggerFactory.getLogger(Access.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration CREW_SESSION = Duration.ofDays(30);
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int NAME = 200;

    private final AccessMode mode;
    private final InstantSource clock;
    private final Secret admin;
    private final CrewPin pin;
    private final Tokens tokens;
    private final Attempts attempts;

    /** @param folder the data directory; {@code server} names this server in the tokens it signs */
    public Access(AccessMode mode, Path folder, String server, InstantSource clock) {
        this.mode = mode;
        this.clock = clock;
        admin = new SecretFile(folder.resolve("admin.token"), KEY, Access::freshKey).read();
        pin = new CrewPin(folder);
        tokens = new Tokens(new SecretFile(folder.resolve("session.key"), KEY, Access::freshKey).read(), server, clock);
        attempts = new Attempts(clock);
    }

    private static String freshKey() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The session of a request: by its token, or because the LAN is open to everybody. */
    public Optional<Session> session(@Nullable String token, String address) {
        if (token != null) {
            return admin.matches(token) ? Optional.of(adminSession()) : tokens.check(token);
        }
        return mode == AccessMode.OPEN ? Optional.of(openSession(address)) : Optional.empty();
    }

    private Session adminSession() {
        Actor actor = new Actor(Ids.fixed("actor", "admin"), "Admin", Actor.Kind.SYSTEM);
        return new Session(actor, Role.ADMIN, Instant.MAX);
    }

    private static Session openSession(String address) {
        Actor actor = new Actor(Ids.fixed("actor", "open/" + address), address, Actor.Kind.DEVICE);
        return new Session(actor, Role.EDITOR, Instant.MAX);
    }

    /** What came of trying a PIN. */
    public sealed interface Login permits Granted, Wrong, TooMany {}

    public record Granted(String token, Session session) implements Login {}

    public record Wrong() implements Login {}

    public record TooMany(Duration pause) implements Login {}

    /** Trades the crew PIN for a session of that device. */
    public Login login(String attempt, String device, String address) {
        Duration pause = attempts.pause(address);
        if (pause.isPositive()) {
            log.info("PIN attempt held back address={} seconds={}", address, pause.toSeconds());
            return new TooMany(pause);
        }
        if (!pin.matches(attempt)) {
            attempts.failed(address);
            log.info("Wrong PIN address={}", address);
            return new Wrong();
        }
        attempts.succeeded(address);
        Granted granted = grant(new Actor(Ids.random(), name(device), Actor.Kind.DEVICE), Role.EDITOR, CREW_SESSION);
        log.info("Device joined name={} address={}", granted.session().actor().name(), address);
        return granted;
    }

    /** A name that is fit for logs and lists. */
    private static String name(String device) {
        String plain = device.replaceAll("\\p{Cntrl}", " ").strip();
        String cut = plain.codePointCount(0, plain.length()) > NAME
                ? plain.substring(0, plain.offsetByCodePoints(0, NAME))
                : plain;
        return cut.isEmpty() ? "device" : cut;
    }

    private Granted grant(Actor actor, Role role, Duration life) {
        Instant expires = clock.instant().plus(life);
        return new Granted(tokens.sign(actor, role, expires), new Session(actor, role, expires));
    }

    /** A bearer token for a script or a device. */
    public Granted mint(Role role, String name, Duration life) {
        Granted granted = grant(new Actor(Ids.random(), name(name), Actor.Kind.DEVICE), role, life);
        log.info("Token minted name={} role={}", granted.session().actor().name(), role.wire());
        return granted;
    }

    /** The crew PIN, for the host's own screens. */
    public String pin() {
        return pin.reveal();
    }

    /** Replaces the crew PIN; sessions that exist go on. */
    public String newPin() {
        log.info("Crew PIN replaced");
        return pin.replace();
    }
}
