package dev.roadcase.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeviceNameTest {
    @Test
    void aNameIsTrimmed() {
        assertThat(DeviceName.of("  Dana's phone\t")).isEqualTo("Dana's phone");
    }

    @Test
    void noNameIsDevice() {
        assertThat(DeviceName.of(null)).isEqualTo("device");
        assertThat(DeviceName.of(" \n ")).isEqualTo("device");
    }

    @Test
    void aLongNameIsCutButNotWithinACharacter() {
        assertThat(DeviceName.of("x".repeat(300))).hasSize(200);
        assertThat(DeviceName.of("x".repeat(199) + "\ud83c\udfa5")).isEqualTo("x".repeat(199));
        assertThat(DeviceName.of("x".repeat(198) + "\ud83c\udfa5")).endsWith("\ud83c\udfa5");
    }

    @Test
    void aNameCannotForgeALineOfTheLog() {
        assertThat(DeviceName.of("phone\r\n18:00 INFO admin granted\u2028x\u0000\ud800"))
                .isEqualTo("phone 18:00 INFO admin granted x");
    }
}
