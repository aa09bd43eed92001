package dev.roadcase.access;

import dev.roadcase.model.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** People in memory. */
final class MemoryBook implements UserBook {
    private final List<User> users = new ArrayList<>();
    private Optional<Instant> heard = Optional.empty();

    void hear(Instant at) {
        heard = Optional.of(at);
    }

    /** As if the hub kept everybody. */
    synchronized void belongToTheHub() {
        users.replaceAll(
                u -> new User(u.id(), u.name(), u.role(), u.hash(), u.disabled(), u.credential(), true, u.changedAt()));
    }

    @Override
    public synchronized List<User> all() {
        return List.copyOf(users);
    }

    @Override
    public synchronized Optional<User> find(UUID id) {
        return users.stream().filter(u -> u.id().equals(id)).findFirst();
    }

    @Override
    public synchronized Optional<User> named(String name) {
        return users.stream()
                .filter(u -> User.key(u.name()).equals(User.key(name)))
                .findFirst();
    }

    @Override
    public synchronized boolean add(User user) {
        return named(user.name()).isEmpty() && users.add(user);
    }

    @Override
    public synchronized Optional<User> change(UUID id, UnaryOperator<User> how) {
        users.replaceAll(u -> u.id().equals(id) ? how.apply(u) : u);
        return find(id);
    }

    @Override
    public synchronized boolean remove(UUID id) {
        return users.removeIf(u -> u.id().equals(id));
    }

    @Override
    public Optional<Instant> heard() {
        return heard;
    }
}
