package dev.roadcase.export;

import dev.roadcase.schedule.Sheet;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/** Prints tables as a PDF to take to the floor: each begins a page, headers repeat, rows stay whole. */
final class TablePages {
    private static final float SIZE = 8.5f;
    private static final float MARGIN = 34;
    private static final float PAD = 3;
    private static final float WIDEST = 190;
    private static final Color RULE = new Color(175, 175, 175);
    private static final Color HEAD = new Color(228, 228, 228);

    private final Lettering letters = new Lettering();
    private final Document document;

    private TablePages(Paper paper) throws IOException {
        Rectangle page = new Rectangle(paper.height(), paper.width());
        document = new Document(page, MARGIN, MARGIN, MARGIN, MARGIN + 14);
    }

    /** Writes the tables; the stream stays open. */
    static void write(List<Sheet> sheets, String foot, Paper paper, OutputStream out) throws IOException {
        TablePages pages = new TablePages(paper);
        PdfWriter writer = PdfWriter.getInstance(pages.document, out);
        writer.setCloseStream(false);
        pages.document.addTitle(foot);
        pages.document.addCreator("Roadcase");
        pages.document.open();
        PageFoot below = new PageFoot(pages.letters, foot, writer);
        writer.setPageEvent(below);
        sheets.forEach(sheet -> pages.add(sheet, below));
        if (sheets.isEmpty()) {
            pages.document.add(pages.line("Nothing to print: no device of this show has a cable yet."));
        }
        pages.document.close();
    }

    /** The page before ends first, still under its own title. */
    private void add(Sheet sheet, PageFoot foot) {
        document.newPage();
        foot.title(sheet.title());
        Paragraph title = new Paragraph(letters.bold(sheet.title(), 15));
        title.setSpacingAfter(7);
        document.add(title);
        document.add(sheet.rows().isEmpty() ? line("Nothing here yet.") : table(sheet));
    }

    private Paragraph line(String text) {
        return new Paragraph(letters.plain(text, SIZE + 1, Color.BLACK));
    }

    private PdfPTable table(Sheet sheet) {
        PdfPTable table = new PdfPTable(widths(sheet));
        table.setWidthPercentage(100);
        table.setHeaderRows(1);
        table.setSplitRows(false);
        sheet.header().forEach(h -> table.addCell(head(h)));
        for (List<Object> row : sheet.rows()) {
            for (int i = 0; i < row.size(); i++) {
                table.addCell(cell(row.get(i), i == 0));
            }
        }
        return table;
    }

    /** Every column is as wide as its longest word; what is left of the page goes to those that have more to say. */
    private float[] widths(Sheet sheet) {
        int columns = sheet.header().size();
        float[] least = new float[columns];
        float[] wanted = new float[columns];
        measure(sheet.header(), least, wanted);
        sheet.rows().forEach(row -> measure(row, least, wanted));
        float room = document.right() - document.left();
        float missing = 0;
        for (int i = 0; i < columns; i++) {
            room -= least[i];
            missing += wanted[i] - least[i] + 1;
        }
        for (int i = 0; i < columns; i++) {
            least[i] += Math.max(0, room) * (wanted[i] - least[i] + 1) / missing;
        }
        return least;
    }

    private void measure(List<?> row, float[] least, float[] wanted) {
        for (int i = 0; i < least.length; i++) {
            String text = Sheets.plain(row.get(i));
            wanted[i] = Math.max(wanted[i], letters.width(text, SIZE) + 2 * PAD + 1);
            for (String word : text.split(" ", -1)) {
                least[i] = Math.max(least[i], Math.min(WIDEST, letters.width(word, SIZE) + 2 * PAD + 1));
            }
        }
    }

    private PdfPCell head(String text) {
        PdfPCell cell = framed(new PdfPCell(letters.bold(text, SIZE - 1)));
        cell.setBackgroundColor(HEAD);
        return cell;
    }

    private PdfPCell cell(Object value, boolean first) {
        String text = Sheets.plain(value);
        PdfPCell cell = framed(new PdfPCell(first ? letters.bold(text, SIZE) : letters.plain(text, SIZE, Color.BLACK)));
        cell.setHorizontalAlignment(value instanceof Number ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
        return cell;
    }

    private static PdfPCell framed(PdfPCell cell) {
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderWidth(0.5f);
        cell.setBorderColor(RULE);
        cell.setPadding(PAD);
        cell.setPaddingTop(1.5f);
        cell.setPaddingBottom(4);
        return cell;
    }
}
