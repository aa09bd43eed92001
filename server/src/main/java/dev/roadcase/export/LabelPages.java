package dev.roadcase.export;

import dev.roadcase.schedule.End;
import dev.roadcase.schedule.Label;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfWriter;

/** Prints stickers for both ends of each cable, the two of one cable one after the other. */
final class LabelPages {
    private static final float PAD = 9;
    private static final float INDENT = 26;
    private static final float SIZE = 9;
    private static final float SMALL = 7.5f;
    private static final Color GREY = new Color(80, 80, 80);

    private final Lettering letters = new Lettering();
    private final Paper paper;
    private final PdfContentByte page;

    private LabelPages(Paper paper, PdfContentByte page) throws IOException {
        this.paper = paper;
        this.page = page;
    }

    /** Writes the stickers; the stream stays open. */
    static void write(List<Label> labels, String title, Paper paper, OutputStream out) throws IOException {
        Document document = new Document(new Rectangle(paper.width(), paper.height()));
        PdfWriter writer = PdfWriter.getInstance(document, out);
        writer.setCloseStream(false);
        document.addTitle(title);
        document.addCreator("Roadcase");
        document.open();
        LabelPages pages = new LabelPages(paper, writer.getDirectContent());
        if (labels.isEmpty()) {
            Phrase none = pages.letters.plain("No cable of this show has a number yet.", 11, Color.BLACK);
            document.add(new Paragraph(none));
        }
        for (int i = 0; i < labels.size(); i++) {
            if (i > 0 && i % paper.perPage() == 0) {
                writer.setPageEmpty(false);
                document.newPage();
            }
            pages.draw(labels.get(i), i % paper.perPage());
        }
        writer.setPageEmpty(false);
        document.close();
    }

    private void draw(Label label, int place) {
        float left = paper.left(place) + PAD;
        float right = paper.left(place) + paper.labelWidth() - PAD;
        float step = paper.labelHeight() / 5.2f;
        float y = paper.top(place) - 1.4f * step;
        float size = step * 1.25f;
        String number = letters.fit(label.cable().number(), size, (right - left) * 0.68f);
        put(Element.ALIGN_LEFT, letters.bold(number, size), left, y);
        String kind = letters.fit(label.cable().type(), SMALL, (right - left) * 0.3f);
        put(Element.ALIGN_RIGHT, letters.plain(kind, SMALL, GREY), right, y);
        end("HERE", label.here(), left, right, y - 1.15f * step);
        String room = letters.fit(label.here().place(), SMALL, right - left - INDENT);
        put(Element.ALIGN_LEFT, letters.plain(room, SMALL, GREY), left + INDENT, y - 1.95f * step);
        end("TO", label.there(), left, right, y - 3 * step);
    }

    /** A long name is cut before its port is. */
    private void end(String word, End end, float left, float right, float y) {
        put(Element.ALIGN_LEFT, letters.plain(word, 6.5f, GREY), left, y);
        String port = end.isKnown() ? (" " + end.port()).stripTrailing() : "";
        float room = right - left - INDENT;
        String name =
                letters.fit(end.isKnown() ? end.name() : "?", SIZE, Math.max(0, room - letters.width(port, SIZE)));
        put(Element.ALIGN_LEFT, letters.bold(letters.fit(name + port, SIZE, room), SIZE), left + INDENT, y);
    }

    private void put(int align, Phrase phrase, float x, float y) {
        ColumnText.showTextAligned(page, align, phrase, x, y, 0);
    }
}
