package dev.roadcase.access;

import dev.roadcase.model.RoadcaseException;
import dev.roadcase.model.User;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * People who sign in by name and password: who they are, whether a password is theirs, and what ends their sessions. Those
 * the hub keeps can be used here for thirty days after it last confirmed them. Safe for many threads.
 */
public final class People {
    /** As long as a tour may be without internet. */
    public static final Duration OFFLINE = Duration.ofDays(30);

    /** Another process on the same database may change somebody; noticed after this. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private static final int REMEMBERED = 1_024;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final Logger log = LoggerFactory.getLogger(People.class);

    private final UserBook book;
    private final Tokens tokens;
    private final InstantSource clock;
    private final Passwords passwords = new Passwords();
    private final LoginAttempts attempts;
    private final Map<UUID, Looked> looked = new ConcurrentHashMap<>();

    private record Looked(Optional<User> user, Instant at) {}

    /** Something that cannot be done, in plain words. */
    public static final class Refused extends RoadcaseException {
        Refused(String why) {
            super(why);
        }
    }

    People(UserBook book, Tokens tokens, InstantSource clock) {
        this.book = book;
        this.tokens = tokens;
        this.clock = clock;
        attempts = new LoginAttempts(clock);
    }

    PinResult login(String name, String password, String address) {
        String key = User.key(name);
        Duration wait = attempts.begin(address, key);
        if (wait.isPositive()) {
            return new PinResult.TooMany(wait);
        }
        Optional<User> user = book.named(name);
        Optional<Boolean> right =
                user.map(u -> passwords.matches(password, u.hash())).orElseGet(() -> passwords.matchesNobody(password));
        if (right.isEmpty()) {
            return new PinResult.TooMany(Duration.ofSeconds(2));
        }
        if (user.isEmpty() || !right.get()) {
            log.info("Login refused, wrong name or password address={}", address);
            return new PinResult.Wrong();
        }
        attempts.right(address, key);
        return enter(user.get(), address);
    }

    private PinResult enter(User user, String address) {
        Duration life = life(user);
        if (user.disabled() || !life.isPositive()) {
            log.info(
                    "Login refused, {} address={} user={}", user.disabled() ? "disabled" : "stale", address, user.id());
            return new PinResult.Refused(user.disabled() ? "Your account is switched off. Ask an admin." : stale());
        }
        Session session = tokens.begin(user, role(user), life);
        log.info("Login granted user={} address={} token={}", user.id(), address, session.tokenId());
        return new PinResult.Granted(tokens.sign(session), session);
    }

    private String stale() {
        String since =
                book.heard().map(at -> DAY.format(at.atZone(ZoneOffset.UTC))).orElse("ever");
        return "The hub has not confirmed your account here since " + since + ", and it may be used for "
                + OFFLINE.toDays() + " days without that. Connect this server to the internet and sync it, then sign in"
                + " again; until then the crew PIN, or a token from the host, lets people in.";
    }

    /** How long somebody may be in from now: thirty days, and for those of the hub not beyond thirty since its last word. */
    Duration life(User user) {
        if (!user.fromHub()) {
            return PinLogin.LIFE;
        }
        Instant heard = book.heard().orElse(Instant.EPOCH);
        Duration left = OFFLINE.minus(Duration.between(heard, clock.instant()));
        return left.compareTo(PinLogin.LIFE) > 0 ? PinLogin.LIFE : left;
    }

    private static Role role(User user) {
        return Role.of(user.role()).orElse(Role.VIEWER);
    }

    /** The session as it stands now: over when its person is gone, switched off or has another password. */
    Optional<Session> current(Session session) {
        return look(session.actorId())
                .filter(user -> !user.disabled() && user.credential() == session.credential())
                .map(user -> session.as(user.name(), role(user)));
    }

    /** The person behind a session that may be made longer. */
    Optional<User> look(UUID id) {
        Instant now = clock.instant();
        Looked known = looked.get(id);
        if (known != null && Duration.between(known.at, now).abs().compareTo(FRESH) < 0) {
            return known.user;
        }
        Optional<User> user = book.find(id);
        if (looked.size() >= REMEMBERED) {
            looked.clear();
        }
        looked.put(id, new Looked(user, now));
        return user;
    }

    /** All, by name. */
    public List<User> all() {
        return book.all();
    }

    /** Takes somebody on; refused when the name is taken. */
    public User add(String name, Role role, String password) {
        User user = new User(
                UUID.randomUUID(), name.strip(), role.wire(), hash(password), false, 1, false, clock.instant());
        if (!book.add(user)) {
            throw new Refused("There is somebody of that name already.");
        }
        looked.remove(user.id());
        log.info("User added user={} role={}", user.id(), role.wire());
        return user;
    }

    private String hash(String password) {
        return passwords
                .hash(password)
                .orElseThrow(() -> new Refused("Too many people sign in at this moment. Try again shortly."));
    }

    /** Gives somebody another role. */
    public User role(UUID id, Role role) {
        return change(id, user -> user.withRole(role.wire()), "role");
    }

    /** Lets somebody in no more, or again. */
    public User disable(UUID id, boolean off) {
        return change(id, user -> user.withDisabled(off), off ? "off" : "on");
    }

    /** Gives somebody another password; all their sessions end. */
    public User password(UUID id, String password) {
        String hash = hash(password);
        return change(id, user -> user.withHash(hash), "password");
    }

    private User change(UUID id, UnaryOperator<User> how, String what) {
        requireOwn(id);
        User changed = book.change(id, how).orElseThrow(() -> new Refused("There is nobody of that id."));
        looked.remove(id);
        log.info("User changed user={} what={}", id, what);
        return changed;
    }

    private void requireOwn(UUID id) {
        if (book.find(id).filter(User::fromHub).isPresent()) {
            throw new Refused("The hub keeps this person. Make the change there; it comes here with the next sync.");
        }
    }

    /** Removes somebody; their name stays in history. */
    public void remove(UUID id) {
        requireOwn(id);
        if (!book.remove(id)) {
            throw new Refused("There is nobody of that id.");
        }
        looked.remove(id);
        log.info("User removed user={}", id);
    }

    /** Trades the old password for another and begins a session with it. */
    PinResult changeOwn(UUID id, String old, String fresh, String address) {
        requireOwn(id);
        User user = book.find(id).orElseThrow(() -> new Refused("There is nobody of that id."));
        PinResult tried = login(user.name(), old, address);
        return tried instanceof PinResult.Granted ? enter(password(id, fresh), address) : tried;
    }
}
