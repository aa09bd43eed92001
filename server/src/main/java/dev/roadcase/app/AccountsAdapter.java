package dev.roadcase.app;

import dev.roadcase.access.People;
import dev.roadcase.access.Role;
import dev.roadcase.http.Accounts;
import dev.roadcase.http.Level;
import dev.roadcase.http.Problem;
import dev.roadcase.model.User;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Lets the API manage people who sign in by name and password. */
final class AccountsAdapter implements Accounts {
    private final People people;

    AccountsAdapter(People people) {
        this.people = people;
    }

    @Override
    public List<Person> all() {
        return people.all().stream().map(AccountsAdapter::person).toList();
    }

    private static Person person(User user) {
        Role role = Role.of(user.role()).orElse(Role.VIEWER);
        return new Person(
                user.id(), user.name(), GateAdapter.level(role), user.disabled(), user.fromHub(), user.changedAt());
    }

    private static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (People.Refused e) {
            throw Problem.refused("user-not-changed", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Person add(String name, Level level, String password) {
        return told(() -> person(people.add(name, GateAdapter.role(level), password)));
    }

    @Override
    public Person role(UUID id, Level level) {
        return told(() -> person(people.role(id, GateAdapter.role(level))));
    }

    @Override
    public Person disable(UUID id, boolean off) {
        return told(() -> person(people.disable(id, off)));
    }

    @Override
    public Person password(UUID id, String password) {
        return told(() -> person(people.password(id, password)));
    }

    @Override
    public void remove(UUID id) {
        told(() -> {
            people.remove(id);
            return true;
        });
    }
}
