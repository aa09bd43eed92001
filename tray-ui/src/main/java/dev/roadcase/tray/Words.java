package dev.roadcase.tray;

import java.util.Locale;
import java.util.ResourceBundle;

/** The texts, in the language of this computer where there are such, else in English. */
final class Words {
    private static final ResourceBundle ALL = ResourceBundle.getBundle(
            "dev.roadcase.tray.words",
            Locale.getDefault(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private Words() {}

    /** @param values for the places marked in the text */
    static String of(String key, Object... values) {
        return ALL.getString(key).formatted(values);
    }

    /** One of something, or many. */
    static String count(String key, long number) {
        return number == 1 ? of(key + ".one") : of(key + ".many", number);
    }

    /** A label without the mark of its key. */
    static String label(String key) {
        return of(key).replaceFirst("&", "");
    }

    /** Where in the label its key is; -1 when it has none. */
    static int keyAt(String key) {
        return of(key).indexOf('&');
    }
}
