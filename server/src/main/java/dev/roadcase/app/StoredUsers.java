package dev.roadcase.app;

import dev.roadcase.access.UserBook;
import dev.roadcase.model.User;
import dev.roadcase.store.Users;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Lets the door look people up in the store. */
final class StoredUsers implements UserBook {
    private final Users users;

    StoredUsers(Users users) {
        this.users = users;
    }

    @Override
    public List<User> all() {
        return users.all();
    }

    @Override
    public Optional<User> find(UUID id) {
        return users.find(id);
    }

    @Override
    public Optional<User> named(String name) {
        return users.named(name);
    }

    @Override
    public boolean add(User user) {
        return users.add(user);
    }

    @Override
    public Optional<User> change(UUID id, UnaryOperator<User> how) {
        return users.change(id, how);
    }

    @Override
    public boolean remove(UUID id) {
        return users.remove(id);
    }

    @Override
    public Optional<Instant> heard() {
        return users.heard();
    }
}
