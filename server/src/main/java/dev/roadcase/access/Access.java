package dev.roadcase.access;

import dev.roadcase.model.Admission;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door: who a request comes from, and how one gets to be somebody. Keeps its secrets as files in the data directory,
 * which must exist and be locked by this server. Safe for many threads.
 */
public final class Access {
    /** The cookie that carries a session's token. */
    public static final String COOKIE = "roadcase_session";

    private static final Logger log = LoggerFactory.getLogger(Access.class);

    private volatile AccessMode mode;
    private final String server;
    private final Tokens tokens;
    private final PinLogin pins;
    private final JoinTokens joins;
    private final Roster roster;
    private final Revoked revoked;
    private final Optional<Issuer> issuer;
    private final People people;

    /**
     * @param data the data directory
     * @param server the id of this server: it signs with it, and the ids of its admin and its open addresses derive from it
     * @throws SecretException when a secret file is damaged or out of reach
     */
    public Access(AccessMode mode, Path data, String server, InstantSource clock) {
        this(
                mode,
                data,
                server,
                clock,
                UserBook.NOBODY,
                RosterBook.NOWHERE,
                EndedBook.NOWHERE,
                GuessBook.inMemory(),
                Optional.empty());
    }

    /**
     * The same with people who sign in by name and password, a roster that outlives the server, and somebody else who signs
     * people in.
     */
    public Access(
            AccessMode mode,
            Path data,
            String server,
            InstantSource clock,
            UserBook book,
            RosterBook devices,
            EndedBook ended,
            GuessBook guesses,
            Optional<IssuerSettings> issuer) {
        this.mode = mode;
        this.server = server;
        SecretFiles files = new SecretFiles(data);
        tokens = new Tokens(files, server, clock);
        pins = new PinLogin(new CrewPin(files), tokens, clock, guesses);
        joins = new JoinTokens(clock);
        revoked = new Revoked(data, clock, ended);
        roster = new Roster(clock, devices, revoked::contains);
        people = new People(book, tokens, clock);
        this.issuer = issuer.map(settings -> new Issuer(settings, clock));
    }

    public AccessMode mode() {
        return mode;
    }

    /** Lets people in another way from now on, until the server stops; sessions that exist go on. */
    public void become(AccessMode other) {
        mode = other;
        log.info("People are let in another way mode={}", other);
    }

    /** The session behind a bearer token or cookie; empty when there is none, or it is forged, foreign or over. */
    public Optional<Session> authenticate(@Nullable String token) {
        return token == null
                ? Optional.empty()
                : tokens.verify(token)
                        .or(() -> issuer.flatMap(i -> i.session(token)))
                        .filter(s -> !revoked.isOver(s))
                        .flatMap(s -> s.credential() > 0 ? people.current(s) : Optional.of(s));
    }

    /** The list of who had a session on a device, with the one behind {@code token}; the list as it was where there is none. */
    public String remember(@Nullable String list, String token) {
        DevicePeople people = new DevicePeople(tokens.sessionKey());
        return authenticate(token).map(s -> people.with(list, s)).orElse(list == null ? "" : list);
    }

    /** Who had a session on the device that carries this list; nobody when it is not ours. */
    public List<Person> usedBy(@Nullable String list) {
        return new DevicePeople(tokens.sessionKey()).read(list);
    }

    /** The people who sign in by name and password. */
    public People people() {
        return people;
    }

    /** Trades a name and password for a session of that person; good in every mode where there are people. */
    public PinResult login(String name, String password, String device, String address) {
        PinResult result = people.login(name, password, address);
        note(result, device, address);
        return result;
    }

    /** Trades a person's password for another and begins a session with it; all others of that person end. */
    public PinResult changePassword(UUID id, String old, String fresh, String device, String address) {
        PinResult result = people.changeOwn(id, old, fresh, address);
        note(result, device, address);
        return result;
    }

    private void note(PinResult result, String device, String address) {
        if (result instanceof PinResult.Granted granted) {
            roster.note(granted.session(), address);
            log.info(
                    "Device of a user device={} token={}",
                    DeviceName.of(device),
                    granted.session().tokenId());
        }
    }

    /** The same, and the device is noted on the roster as one that comes from there. */
    public Optional<Session> authenticate(@Nullable String token, String address) {
        Optional<Session> session = authenticate(token);
        session.filter(s -> !s.kind().equals(Session.SYSTEM)).ifPresent(s -> roster.note(s, address));
        return session;
    }

    /** The devices that were seen and may still enter, the one seen last first. */
    public List<Device> devices() {
        return roster.devices();
    }

    /** Calls a device so on the roster; history keeps the name under which it signed in. */
    public Optional<Device> rename(String id, String label) {
        return roster.rename(id, DeviceName.of(label));
    }

    /** Ends a session that somebody is in with, at their own wish; every token of it. */
    public void leave(String sessionId) {
        roster.remove(sessionId).ifPresent(s -> {
            revoked.add(s);
            log.info("Signed out device={} token={}", s.name(), s.tokenId());
        });
    }

    /** Ends one device's session at once and for good; empty when there is no such device on the roster. */
    public Optional<Session> kick(String id) {
        Optional<Session> session = roster.remove(id);
        session.ifPresent(s -> {
            revoked.add(s);
            log.info("Session ended by an admin device={} token={}", s.name(), s.tokenId());
        });
        return session;
    }

    /**
     * Takes an edge's credential away for good, at once here and within seconds at other processes.
     *
     * @return the ids of its sessions that were on the roster
     */
    public List<String> dismissEdge(UUID edge) {
        revoked.addEdge(edge);
        List<String> gone = roster.devices().stream()
                .filter(d -> d.kind().equals(Session.EDGE) && d.actor().equals(edge))
                .map(Device::id)
                .toList();
        gone.forEach(roster::remove);
        log.info("Edge let go by an admin edge={}", edge);
        return gone;
    }

    /** A fresh session for one that is still good: same actor, same role, thirty days more; the old one runs out. */
    public String refresh(Session session) {
        if (session.credential() == Session.VOUCHED) {
            throw new IllegalArgumentException("Who vouched for a session is the one to renew it.");
        }
        Duration life = session.credential() == 0
                ? PinLogin.LIFE
                : people.look(session.actorId()).map(people::life).orElse(Duration.ZERO);
        if (!life.isPositive()) {
            return tokens.sign(session);
        }
        Session fresh = tokens.prolong(session, life);
        log.info("Session refreshed device={} token={}", fresh.name(), fresh.tokenId());
        return tokens.sign(fresh);
    }

    /** Whether a session can be renewed here; not that of the host, nor one that somebody else vouches for. */
    public boolean renews(Session session) {
        return !session.kind().equals(Session.SYSTEM) && session.credential() != Session.VOUCHED;
    }

    /** Whether this is the token that only people on the host can read. */
    public boolean adminToken(String token) {
        return tokens.isAdminToken(token);
    }

    /**
     * Trades the crew PIN for an editor's session of a new actor.
     *
     * @param device what the device calls itself; trimmed, cut at 200 characters, {@code device} when blank
     * @param address where it comes from; attempts are counted by it
     */
    public PinResult login(String pin, String device, String address) {
        return loginAgain(pin, device, address, null);
    }

    /** The same for a device that shows the token it had; one that was let in before is not held up by others. */
    public PinResult loginAgain(String pin, String device, String address, @Nullable String before) {
        if (mode == AccessMode.USERS) {
            log.info("PIN login refused, this server asks for names and passwords address={}", address);
            return new PinResult.Wrong();
        }
        if (JoinTokens.isDigits(pin)) {
            return join(joins.redeemDigits(pin), device, address);
        }
        Optional<Session> had =
                Optional.ofNullable(before).flatMap(tokens::recognise).filter(s -> !revoked.contains(s.tokenId()));
        return pins.login(pin, device, address, had);
    }

    /** What a QR code may carry to let one device in, once, within that time; until the server stops at most. */
    public Invitation invite(Role role, Duration life) {
        return invite(role, life, 1);
    }

    /** The same for several devices that may only look. */
    public Invitation inviteGuests(Duration life, int uses) {
        return invite(Role.VIEWER, life, uses);
    }

    private Invitation invite(Role role, Duration life, int uses) {
        JoinTokens.Invitation made = joins.issue(role, life, uses);
        return new Invitation(made.token(), made.digits());
    }

    /**
     * Lets one device in, once; using one form uses up the other.
     *
     * @param digits sixteen, to be typed where the PIN is asked for
     */
    public record Invitation(Secret token, Secret digits) {}

    /** Whether the PIN and codes let devices in; not in mode {@link AccessMode#USERS}. */
    public boolean takesDevices() {
        return mode != AccessMode.USERS;
    }

    /** Trades what a QR code carried for a session of a new actor; a second time it is wrong. */
    public PinResult join(String token, String device, String address) {
        return join(joins.redeem(token), device, address);
    }

    private PinResult join(Optional<Role> role, String device, String address) {
        if (!takesDevices() || role.isEmpty()) {
            pins.tell("Join refused, the code is used, over or none of ours address={}", address);
            return new PinResult.Wrong();
        }
        Session session = tokens.begin(role.get(), DeviceName.of(device), Session.DEVICE, PinLogin.LIFE);
        log.info(
                "Join granted device={} role={} address={} token={}",
                session.name(),
                session.role().wire(),
                address,
                session.tokenId());
        return new PinResult.Granted(tokens.sign(session), session);
    }

    /** The session of whoever comes from that address, the same actor each time; only in mode {@link AccessMode#OPEN}. */
    public Session open(String address) {
        if (mode != AccessMode.OPEN) {
            throw new IllegalStateException("Only an open server lets people in without a token.");
        }
        return new Session(
                Tokens.actor(server, "open/" + address), address, Role.EDITOR, Session.DEVICE, Session.NEVER, "open");
    }

    /** A bearer token for a script or a device; {@code life} from a second to ten years. */
    public String mint(Role role, String name, Duration life) {
        Session session = tokens.begin(role, DeviceName.of(name), Session.DEVICE, life);
        log.info("Token minted name={} role={} token={}", session.name(), role.wire(), session.tokenId());
        return tokens.sign(session);
    }

    /** The credential of an edge that was paired with this hub for that; what it is good for is signed with it. */
    public Credential admitEdge(String name, Admission to, Duration life) {
        Session session = tokens.begin(Role.EDITOR, DeviceName.of(name), Session.EDGE, life)
                .admitted(to);
        log.info("Edge let in name={} token={}", session.name(), session.tokenId());
        return new Credential(session.actorId(), session.name(), tokens.sign(session));
    }

    /** A token with whom it stands for. */
    public record Credential(UUID actorId, String name, String token) {}

    /** The crew PIN, for the host's own screens. */
    public Secret pin() {
        return pins.pin();
    }

    /** The same with eight more digits, for who types it while others guess: nobody waits with it for what others do. */
    public Secret longPin() {
        return pins.longPin();
    }

    /** Whether so many wrong PINs came in the last hour that newcomers may have to wait with the short one. */
    public boolean isPinGuessed() {
        return pins.isGuessed();
    }

    /** Puts a fresh PIN in force; sessions go on, and counted attempts are forgotten. */
    public Secret replacePin() {
        return pins.replacePin();
    }

    /** Ends every session and minted token at once; {@code admin.token} stays. */
    public void revokeAll() {
        tokens.revokeAll();
        pins.follow();
        log.info("All sessions revoked");
    }
}
