package dev.roadcase.export;

import java.awt.Color;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.FontSelector;

/**
 * The letters of one PDF. Latin, Greek and Cyrillic come along in the file; Chinese and Japanese are left to the reader's
 * own font, and what neither has becomes a question mark rather than a gap.
 */
final class Lettering {
    private final BaseFont regular = face("LiberationSans-Regular.ttf");
    private final BaseFont bold = face("LiberationSans-Bold.ttf");
    private final BaseFont asian = BaseFont.createFont("STSong-Light", "UniGB-UCS2-H", BaseFont.NOT_EMBEDDED);

    Lettering() throws IOException {}

    /** Each document reads its own; the library's fonts are not made for several threads. */
    private static BaseFont face(String file) throws IOException {
        try (InputStream in = Lettering.class.getResourceAsStream("/liberation/" + file)) {
            if (in == null) {
                throw new FileNotFoundException(file);
            }
            return BaseFont.createFont(file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, in.readAllBytes(), null);
        }
    }

    Phrase plain(String text, float size, Color ink) {
        return phrase(regular, text, size, ink);
    }

    Phrase bold(String text, float size) {
        return phrase(bold, text, size, Color.BLACK);
    }

    private Phrase phrase(BaseFont face, String text, float size, Color ink) {
        FontSelector selector = new FontSelector();
        selector.addFont(new Font(face, size, Font.NORMAL, ink));
        selector.addFont(new Font(asian, size, Font.NORMAL, ink));
        return selector.process(printable(text));
    }

    private String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean known = regular.charExists(c) || asian.charExists(c);
            out.appendCodePoint(Character.isISOControl(c) || Character.isWhitespace(c) ? ' ' : known ? c : '?');
        });
        return out.toString();
    }

    /** The width of a line, in points. */
    float width(String text, float size) {
        float width = 0;
        for (int c : printable(text).codePoints().toArray()) {
            width += (regular.charExists(c) ? bold : asian).getWidthPoint(c, size);
        }
        return width;
    }

    /** As much of a line as there is room for, in points. */
    String fit(String text, float size, float room) {
        if (width(text, size) <= room) {
            return text;
        }
        int[] points = text.codePoints().toArray();
        int end = points.length;
        while (end > 0 && width(new String(points, 0, end) + "…", size) > room) {
            end--;
        }
        return new String(points, 0, end) + "…";
    }
}
