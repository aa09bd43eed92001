package dev.roadcase.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.User;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    void theHashOfTheReferenceImplementationIsUnderstood() {
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(passwords.matches("password", reference)).contains(true);
        assertThat(passwords.matches("passwore", reference)).contains(false);
    }

    @Test
    void aHashSaysItsCostAndDiffersEachTime() {
        String one = passwords.hash("correct horse").orElseThrow();
        assertThat(one).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.hash("correct horse").orElseThrow()).isNotEqualTo(one);
        assertThat(passwords.matches("correct horse", one)).contains(true);
    }

    @Test
    void aPasswordIsTheSameHoweverItsAccentsWereTyped() {
        String composed = passwords.hash("Zoë zählt").orElseThrow();
        assertThat(passwords.matches("Zoe\u0308 za\u0308hlt", composed)).contains(true);
    }

    @Test
    void whatIsNoHashMatchesNothing() {
        for (String bad : new String[] {"", "plain", "$argon2i$v=19$m=16,t=1,p=1$c29tZXNhbHQ$AAAA", "$2a$10$abc"}) {
            assertThat(passwords.matches("plain", bad)).contains(false);
        }
    }

    @Test
    void aHashIsNotPrinted() {
        User user = new User(UUID.randomUUID(), "Dana", "editor", "$argon2id$x", false, 1, false, Instant.EPOCH);
        assertThat(user.toString()).doesNotContain("argon2id");
    }
}
