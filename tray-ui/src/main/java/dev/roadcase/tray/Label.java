package dev.roadcase.tray;

import java.awt.event.KeyEvent;
import javax.swing.AbstractButton;

/** Puts a text with its key onto a button or a line of a menu. */
final class Label {
    private Label() {}

    static <B extends AbstractButton> B on(B button, String key) {
        String text = Words.label(key);
        button.setText(text);
        int at = Words.keyAt(key);
        if (at >= 0) {
            button.setMnemonic(KeyEvent.getExtendedKeyCodeForChar(text.charAt(at)));
            button.setDisplayedMnemonicIndex(at);
        }
        return button;
    }
}
