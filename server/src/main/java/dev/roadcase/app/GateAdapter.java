package dev.roadcase.app;

import dev.roadcase.access.Access;
import dev.roadcase.access.Role;
import dev.roadcase.access.Session;
import dev.roadcase.http.Caller;
import dev.roadcase.http.Gate;
import dev.roadcase.http.Level;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets the API ask who may enter. */
final class GateAdapter implements Gate {
    private final Access access;

    GateAdapter(Access access) {
        this.access = access;
    }

    @Override
    public Optional<Caller> caller(@Nullable String token, String address) {
        return access.session(token, address).map(s -> new Caller(s.actor(), level(s.role())));
    }

    @Override
    public Login pin(String pin, String device, String address) {
        return switch (access.login(pin, device, address)) {
            case Access.Granted granted -> granted(granted);
            case Access.Wrong wrong -> new Wrong();
            case Access.TooMany many -> new TooMany(many.pause());
        };
    }

    @Override
    public Granted mint(Level level, String name, Duration life) {
        return granted(access.mint(role(level), name, life));
    }

    private static Granted granted(Access.Granted granted) {
        Session session = granted.session();
        return new Granted(granted.token(), level(session.role()), session.expiresAt());
    }

    private static Level level(Role role) {
        return switch (role) {
            case VIEWER -> Level.VIEWER;
            case EDITOR -> Level.EDITOR;
            case ADMIN -> Level.ADMIN;
        };
    }

    private static Role role(Level level) {
        return switch (level) {
            case NOBODY, VIEWER -> Role.VIEWER;
            case EDITOR -> Role.EDITOR;
            case ADMIN -> Role.ADMIN;
        };
    }

    @Override
    public String pin() {
        return access.pin();
    }

    @Override
    public String newPin() {
        return access.newPin();
    }
}
