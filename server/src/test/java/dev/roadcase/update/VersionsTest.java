package dev.roadcase.update;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionsTest {
    @Test
    void numbersCountAsNumbersAndASnapshotComesBeforeItsRelease() {
        assertThat(Versions.ORDER.compare("0.10.0", "0.9.1")).isPositive();
        assertThat(Versions.ORDER.compare("0.2.0-SNAPSHOT", "0.2.0")).isNegative();
        assertThat(Versions.ORDER.compare("0.2", "0.2.0")).isZero();
        assertThat(Versions.ORDER.compare("dev", "0.1.0")).isNegative();
    }

    @Test
    void platformsAreNamedAsThePackagesAre() {
        assertThat(Platform.of("Linux", "aarch64")).isEqualTo("linux-arm64");
        assertThat(Platform.of("Windows 11", "amd64")).isEqualTo("windows-amd64");
        assertThat(Platform.of("Mac OS X", "aarch64")).isEqualTo("mac-arm64");
    }
}
