package dev.roadcase.app;

import dev.roadcase.access.Role;
import dev.roadcase.access.RosterBook;
import dev.roadcase.access.Session;
import dev.roadcase.store.KnownDevices;
import dev.roadcase.store.KnownDevices.Known;
import java.util.List;

/** Keeps the roster in the store. */
final class StoredRoster implements RosterBook {
    private final KnownDevices devices;

    StoredRoster(KnownDevices devices) {
        this.devices = devices;
    }

    @Override
    public List<Kept> all() {
        return devices.all().stream()
                .map(d -> new Kept(session(d), d.label(), d.address(), d.seenAt()))
                .toList();
    }

    private static Session session(Known d) {
        return new Session(
                d.actor(), d.name(), Role.of(d.role()).orElse(Role.VIEWER), d.kind(), d.expiresAt(), d.session());
    }

    @Override
    public void keep(Kept device) {
        Session session = device.session();
        devices.keep(new Known(
                session.tokenId(),
                session.actorId(),
                session.name(),
                session.role().wire(),
                session.kind(),
                session.expiresAt(),
                device.label(),
                device.address(),
                device.seenAt()));
    }

    @Override
    public void remove(String sessionId) {
        devices.remove(sessionId);
    }
}
