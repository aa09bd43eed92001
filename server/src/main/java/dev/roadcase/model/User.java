package dev.roadcase.model;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A person who signs in by name and password.
 *
 * @param id who their changes are signed with, on every server
 * @param role viewer, editor or admin
 * @param hash of the password, with its salt and cost; never shown
 * @param credential counts the passwords; a session of an earlier one is over
 * @param fromHub whether the hub keeps this person and this server only has a copy
 */
public record User(
        UUID id,
        String name,
        String role,
        String hash,
        boolean disabled,
        int credential,
        boolean fromHub,
        Instant changedAt) {

    /** What two names have in common that people would take for the same. */
    public static String key(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ");
    }

    public User withRole(String other) {
        return new User(id, name, other, hash, disabled, credential, fromHub, changedAt);
    }

    public User withDisabled(boolean off) {
        return new User(id, name, role, hash, off, credential, fromHub, changedAt);
    }

    /** With another password; what was begun with the old one ends. */
    public User withHash(String fresh) {
        return new User(id, name, role, fresh, disabled, credential + 1, fromHub, changedAt);
    }

    /** As it was written at that time. */
    public User changed(Instant at) {
        return new User(id, name, role, hash, disabled, credential, fromHub, at);
    }

    @Override
    public String toString() {
        return "User[" + id + " " + name + " " + role + "]";
    }
}
