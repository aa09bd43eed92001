package dev.roadcase.app;

import dev.roadcase.access.Access;
import dev.roadcase.access.AccessMode;
import dev.roadcase.access.People;
import dev.roadcase.access.PinResult;
import dev.roadcase.access.Role;
import dev.roadcase.access.Session;
import dev.roadcase.http.Caller;
import dev.roadcase.http.Gate;
import dev.roadcase.http.Level;
import dev.roadcase.model.Actor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets the API ask who may enter. */
final class GateAdapter implements Gate {
    private final Access access;
    private final InstantSource clock;

    GateAdapter(Access access, InstantSource clock) {
        this.access = access;
        this.clock = clock;
    }

    @Override
    public Optional<Caller> caller(@Nullable String token, String address) {
        if (token == null && access.mode() == AccessMode.OPEN) {
            return Optional.of(caller(access.open(address)));
        }
        return access.authenticate(token, address).map(GateAdapter::caller);
    }

    private static Caller caller(Session session) {
        Actor.Kind kind = Actor.Kind.of(session.kind());
        return new Caller(
                new Actor(session.actorId(), session.name(), kind),
                level(session.role()),
                session.tokenId(),
                session.admission());
    }

    @Override
    public Login pin(String pin, String device, String address, @Nullable String before) {
        return login(access.loginAgain(pin, device, address, before));
    }

    @Override
    public Login login(String name, String password, String device, String address) {
        return login(access.login(name, password, device, address));
    }

    @Override
    public Login changePassword(Caller caller, String old, String fresh, String address) {
        if (caller.actor().kind() != Actor.Kind.USER) {
            return new Refused("Only who signed in by name has a password to change.");
        }
        try {
            Actor who = caller.actor();
            return login(access.changePassword(who.id(), old, fresh, who.name(), address));
        } catch (People.Refused e) {
            return new Refused(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String mode() {
        return access.mode().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean become(String mode) {
        Optional<AccessMode> wanted = Arrays.stream(AccessMode.values())
                .filter(m -> m.name().toLowerCase(Locale.ROOT).equals(mode))
                .findFirst();
        wanted.ifPresent(access::become);
        return wanted.isPresent();
    }

    @Override
    public boolean takesDevices() {
        return access.takesDevices();
    }

    @Override
    public String remember(@Nullable String device, String token) {
        return access.remember(device, token);
    }

    @Override
    public List<Actor> usedBy(@Nullable String device) {
        return access.usedBy(device).stream()
                .map(p -> new Actor(p.id(), p.name(), Actor.Kind.of(p.kind())))
                .toList();
    }

    @Override
    public Invitation invite(Level level, Duration life) {
        return invitation(access.invite(role(level), life));
    }

    @Override
    public Invitation inviteGuests(Duration life, int uses) {
        return invitation(access.inviteGuests(life, uses));
    }

    private static Invitation invitation(Access.Invitation made) {
        return new Invitation(made.token().reveal(), made.digits().reveal());
    }

    @Override
    public void leave(Caller caller) {
        access.leave(caller.session());
    }

    @Override
    public Login join(String token, String device, String address) {
        return login(access.join(token, device, address));
    }

    private static Login login(PinResult result) {
        return switch (result) {
            case PinResult.Granted granted ->
                new Granted(
                        granted.token(),
                        level(granted.session().role()),
                        granted.session().expiresAt());
            case PinResult.Wrong wrong -> new Wrong();
            case PinResult.Refused refused -> new Refused(refused.why());
            case PinResult.TooMany many -> new TooMany(many.time());
        };
    }

    @Override
    public Optional<Granted> refresh(@Nullable String token) {
        return access.authenticate(token)
                .filter(access::renews)
                .map(access::refresh)
                .flatMap(fresh ->
                        access.authenticate(fresh).map(s -> new Granted(fresh, level(s.role()), s.expiresAt())));
    }

    @Override
    public List<Gate.Device> devices() {
        return access.devices().stream().map(GateAdapter::device).toList();
    }

    private static Gate.Device device(dev.roadcase.access.Device d) {
        return new Gate.Device(
                d.id(), d.actor(), d.name(), level(d.role()), d.address(), d.lastSeenAt(), d.isStale(), d.kind());
    }

    @Override
    public Optional<Gate.Device> rename(String id, String name) {
        return access.rename(id, name).map(GateAdapter::device);
    }

    @Override
    public Optional<Gate.Device> kick(String id) {
        Optional<Gate.Device> known =
                devices().stream().filter(d -> d.id().equals(id)).findFirst();
        return access.kick(id).flatMap(s -> known);
    }

    @Override
    public List<String> dismissEdge(UUID edge) {
        return access.dismissEdge(edge);
    }

    @Override
    public Granted mint(Level level, String name, Duration life) {
        String token = access.mint(role(level), name, life);
        return new Granted(token, level, clock.instant().plus(life));
    }

    static Level level(Role role) {
        return switch (role) {
            case VIEWER -> Level.VIEWER;
            case EDITOR -> Level.EDITOR;
            case ADMIN -> Level.ADMIN;
        };
    }

    static Role role(Level level) {
        return switch (level) {
            case NOBODY, VIEWER -> Role.VIEWER;
            case EDITOR -> Role.EDITOR;
            case ADMIN -> Role.ADMIN;
        };
    }

    @Override
    public CrewPin pin() {
        return new CrewPin(access.pin().reveal(), access.longPin().reveal(), access.isPinGuessed());
    }

    @Override
    public CrewPin newPin() {
        access.replacePin();
        return pin();
    }
}
