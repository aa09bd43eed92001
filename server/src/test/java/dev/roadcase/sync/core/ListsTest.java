package dev.roadcase.sync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Combine;
import dev.roadcase.model.JsonText;
import org.junit.jupiter.api.Test;

class ListsTest {
    private static JsonText list(String words) {
        return JsonText.parse(words.isEmpty() ? "[]" : "[\"" + String.join("\",\"", words.split(" ", -1)) + "\"]");
    }

    private static JsonText combine(Combine how, String old, String mine, String theirs) {
        return Lists.combine(how, list(old), list(mine), list(theirs));
    }

    @Test
    void aListKeepsWhatEitherAddedAndDropsWhatEitherRemoved() {
        assertThat(combine(Combine.LIST, "a b c", "a c d", "a b e")).isEqualTo(list("a e d"));
        assertThat(combine(Combine.LIST, "a", "a", "")).isEqualTo(list(""));
        assertThat(combine(Combine.LIST, "", "x", "x")).isEqualTo(list("x"));
    }

    @Test
    void remarksAreNeverDropped() {
        assertThat(combine(Combine.UNION, "a b", "a", "b c")).isEqualTo(list("b c a"));
    }
}
