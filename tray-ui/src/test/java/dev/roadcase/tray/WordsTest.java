package dev.roadcase.tray;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both languages say the same things, and no two lines of the menu share a key. */
class WordsTest {
    @Test
    void bothLanguagesHaveTheSameTextsWithTheSamePlaces() {
        ResourceBundle english = bundle("en");
        ResourceBundle german = bundle("de");
        assertThat(german.keySet()).isEqualTo(english.keySet());
        for (String key : english.keySet()) {
            assertThat(places(german.getString(key))).as(key).isEqualTo(places(english.getString(key)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyLineOfTheMenuHasAKeyOfItsOwn(String language) {
        ResourceBundle words = bundle(language);
        List<Character> keys = new ArrayList<>();
        for (Item item : Item.ALL) {
            String text = words.getString(item.key());
            assertThat(text).as(item.key()).contains("&");
            keys.add(Character.toLowerCase(text.charAt(text.indexOf('&') + 1)));
        }
        assertThat(keys).doesNotHaveDuplicates();
    }

    private static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle(
                "dev.roadcase.tray.words",
                Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static long places(String text) {
        return text.split("%s", -1).length - 1L;
    }
}
