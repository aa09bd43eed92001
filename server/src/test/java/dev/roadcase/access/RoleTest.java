package dev.roadcase.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoleTest {
    @Test
    void eachRoleCoversItselfAndTheWeakerOnes() {
        assertThat(Role.ADMIN.covers(Role.VIEWER)).isTrue();
        assertThat(Role.EDITOR.covers(Role.EDITOR)).isTrue();
        assertThat(Role.EDITOR.covers(Role.ADMIN)).isFalse();
        assertThat(Role.VIEWER.covers(Role.EDITOR)).isFalse();
    }

    @Test
    void rolesAreWrittenInLowerCaseAndReadBackExactly() {
        assertThat(Role.EDITOR.wire()).isEqualTo("editor");
        assertThat(Role.of("viewer")).contains(Role.VIEWER);
        assertThat(Role.of("Admin")).isEmpty();
        assertThat(Role.of("root")).isEmpty();
    }
}
