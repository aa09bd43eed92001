package dev.roadcase.access;

import dev.roadcase.model.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Where the people who may sign in are kept. Safe for many threads; what was written is kept when the call returns. */
public interface UserBook {
    List<User> all();

    Optional<User> find(UUID id);

    /** The person of that name, however it is spelt. */
    Optional<User> named(String name);

    /** False when there is a person of that name. */
    boolean add(User user);

    /** Changes somebody whom this server keeps itself; empty when there is no such person. */
    Optional<User> change(UUID id, UnaryOperator<User> how);

    /** Removes somebody whom this server keeps itself; false when there is no such person. */
    boolean remove(UUID id);

    /** When the hub last told whom it lets in; empty while it never did. */
    Optional<Instant> heard();

    /** Nobody signs in by name. */
    UserBook NOBODY = new UserBook() {
        @Override
        public List<User> all() {
            return List.of();
        }

        @Override
        public Optional<User> find(UUID id) {
            return Optional.empty();
        }

        @Override
        public Optional<User> named(String name) {
            return Optional.empty();
        }

        @Override
        public boolean add(User user) {
            return false;
        }

        @Override
        public Optional<User> change(UUID id, UnaryOperator<User> how) {
            return Optional.empty();
        }

        @Override
        public boolean remove(UUID id) {
            return false;
        }

        @Override
        public Optional<Instant> heard() {
            return Optional.empty();
        }
    };
}
