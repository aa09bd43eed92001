package dev.roadcase.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trades the crew PIN for a session. */
final class PinLogin {
    /** A show with its build and strike, and then some. */
    static final Duration LIFE = Duration.ofDays(30);

    private static final Logger log = LoggerFactory.getLogger(PinLogin.class);
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private final CrewPin pin;
    private final PinAttempts attempts;
    private final LongPin longPins;
    private final Tokens tokens;
    private final InstantSource clock;
    private final Map<String, Instant> told = new ConcurrentHashMap<>();

    PinLogin(CrewPin pin, Tokens tokens, InstantSource clock, GuessBook book) {
        this.pin = pin;
        this.tokens = tokens;
        this.clock = clock;
        attempts = new PinAttempts(clock, book);
        longPins = new LongPin(clock);
    }

    /** @param before the session that the device had, if it shows one; it may have run out */
    PinResult login(String guess, String device, String address, Optional<Session> before) {
        if (LongPin.isLong(guess)) {
            return loginLong(LongPin.plain(guess), device, address);
        }
        boolean isRight = pin.check(guess);
        PinAttempts.Answer answer = before.map(s -> attempts.judgeKnown("session " + s.tokenId(), isRight))
                .orElseGet(() -> attempts.judge(address, isRight));
        return switch (answer) {
            case PinAttempts.Wait wait -> throttled(address, wait.time());
            case PinAttempts.Allowed allowed -> allowed.isRight() ? granted(device, address) : refused(address);
        };
    }

    /** The long PIN is far from being guessed, so nobody waits for what they or others did. */
    private PinResult loginLong(String guess, String device, String address) {
        if (!longPins.takesTurn()) {
            return throttled(address, Duration.ofSeconds(1));
        }
        if (!pin.checkLong(guess)) {
            tell("PIN login refused, wrong long PIN address={}", address);
            return new PinResult.Wrong();
        }
        attempts.letIn(address);
        return granted(device, address);
    }

    private PinResult granted(String device, String address) {
        Session session = tokens.begin(Role.EDITOR, DeviceName.of(device), Session.DEVICE, LIFE);
        log.info("PIN login granted device={} address={} token={}", session.name(), address, session.tokenId());
        return new PinResult.Granted(tokens.sign(session), session);
    }

    private static PinResult refused(String address) {
        log.info("PIN login refused, wrong PIN address={}", address);
        return new PinResult.Wrong();
    }

    private PinResult throttled(String address, Duration time) {
        tell("PIN login throttled address={} seconds={}", address, time.toSeconds());
        return new PinResult.TooMany(time);
    }

    /** Each line once a minute: an attack must not fill the disk with its own log. */
    void tell(String line, Object... values) {
        Instant now = clock.instant();
        Instant last = told.getOrDefault(line, Instant.EPOCH);
        boolean isDue = Duration.between(last, now).abs().compareTo(BETWEEN_LINES) >= 0;
        if (isDue && (told.putIfAbsent(line, now) == null || told.replace(line, last, now))) {
            log.info(line, values);
        }
    }

    Secret pin() {
        return pin.current();
    }

    /** The same with eight more digits, for when others guess. */
    Secret longPin() {
        return pin.longForm();
    }

    /** Whether newcomers may have to wait for what others guess. */
    boolean isGuessed() {
        return attempts.isCrowded();
    }

    /** Has the long PIN follow the key of the sessions, which was replaced. */
    void follow() {
        pin.follow();
    }

    Secret replacePin() {
        Secret fresh = pin.replace();
        attempts.forget();
        log.info("Crew PIN replaced");
        return fresh;
    }
}
