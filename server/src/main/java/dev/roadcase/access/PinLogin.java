package dev.roadcase.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
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
    private final Tokens tokens;
    private final InstantSource clock;
    private final AtomicReference<Instant> told = new AtomicReference<>(Instant.EPOCH);

    PinLogin(CrewPin pin, Tokens tokens, InstantSource clock) {
        this.pin = pin;
        this.tokens = tokens;
        this.clock = clock;
        attempts = new PinAttempts(clock);
    }

    /** @param before the session that the device had, if it shows one; it may have run out */
    PinResult login(String guess, String device, String address, Optional<Session> before) {
        boolean isRight = pin.check(guess);
        PinAttempts.Answer answer = before.map(s -> attempts.judgeKnown("session " + s.tokenId(), isRight))
                .orElseGet(() -> attempts.judge(address, isRight));
        return switch (answer) {
            case PinAttempts.Wait wait -> throttled(address, wait.time());
            case PinAttempts.Allowed allowed -> allowed.isRight() ? granted(device, address) : refused(address);
        };
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

    /** Told once a minute: an attack must not fill the disk with its own log. */
    private PinResult throttled(String address, Duration time) {
        Instant now = clock.instant();
        Instant last = told.get();
        if (Duration.between(last, now).abs().compareTo(BETWEEN_LINES) >= 0 && told.compareAndSet(last, now)) {
            log.info("PIN login throttled address={} seconds={}", address, time.toSeconds());
        }
        return new PinResult.TooMany(time);
    }

    Secret pin() {
        return pin.current();
    }

    Secret replacePin() {
        Secret fresh = pin.replace();
        attempts.forget();
        log.info("Crew PIN replaced");
        return fresh;
    }
}
