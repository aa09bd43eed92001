package dev.roadcase.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrewPinTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path data;

    @Test
    void thePinOpensAndNothingElseDoes() {
        CrewPin pin = new CrewPin(new SecretFiles(data));
        String right = pin.current().reveal();
        assertThat(pin.check(right)).isTrue();
        assertThat(pin.check(right.substring(1))).isFalse();
        assertThat(pin.check(right + "0")).isFalse();
        assertThat(pin.check("")).isFalse();
    }

    @Test
    void theOldPinIsWorthlessOnceReplacedAlsoAfterARestart() {
        CrewPin pin = new CrewPin(new SecretFiles(data));
        String old = pin.current().reveal();
        String fresh = pin.replace().reveal();
        CrewPin restarted = new CrewPin(new SecretFiles(data));
        assertThat(Stream.of(pin, restarted))
                .allMatch(p -> p.check(fresh))
                .noneMatch(p -> !old.equals(fresh) && p.check(old));
    }

    @ParameterizedTest
    @ValueSource(strings = {"000000", "111111", "123456", "654321", "789012", "210987", "121212", "112211", "123123"})
    void aPinThatPeopleTryFirstIsTrivial(String pin) {
        assertThat(CrewPin.isTrivial(pin)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"194735", "001234", "123457", "135791"})
    void anOrdinaryPinIsNot(String pin) {
        assertThat(CrewPin.isTrivial(pin)).isFalse();
    }

    @Test
    void freshPinsAreSixDigitsAndNeverTrivial() {
        assertThat(Stream.generate(CrewPin::fresh).limit(20_000))
                .allMatch(p -> p.matches("[0-9]{6}"))
                .noneMatch(CrewPin::isTrivial);
    }
}
