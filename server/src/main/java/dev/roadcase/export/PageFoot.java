package dev.roadcase.export;

import java.awt.Color;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** The line below each page: what it is of, when it was true, and which page of how many. */
final class PageFoot extends PdfPageEventHelper {
    private static final float SIZE = 7.5f;
    private static final Color GREY = new Color(90, 90, 90);
    private static final float COUNT_WIDTH = 24;

    private final Lettering letters;
    private final String text;
    private String title = "";
    private final PdfTemplate count;

    PageFoot(Lettering letters, String text, PdfWriter writer) {
        this.letters = letters;
        this.text = text;
        count = writer.getDirectContent().createTemplate(COUNT_WIDTH, 2 * SIZE);
    }

    /** What the pages from here on are about. */
    void title(String other) {
        title = other;
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        PdfContentByte page = writer.getDirectContent();
        float y = document.bottom() - 2 * SIZE;
        float right = document.right() - COUNT_WIDTH;
        String line = letters.fit(title.isEmpty() ? text : title + "  |  " + text, SIZE, right - document.left() - 80);
        ColumnText.showTextAligned(page, Element.ALIGN_LEFT, letters.plain(line, SIZE, GREY), document.left(), y, 0);
        String number = "page " + writer.getPageNumber() + " of ";
        ColumnText.showTextAligned(page, Element.ALIGN_RIGHT, letters.plain(number, SIZE, GREY), right, y, 0);
        page.addTemplate(count, right + 2, y);
    }

    /** Only now it is known how many there are. */
    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        String pages = String.valueOf(writer.getPageNumber() - 1);
        ColumnText.showTextAligned(count, Element.ALIGN_LEFT, letters.plain(pages, SIZE, GREY), 0, 0, 0);
    }
}
