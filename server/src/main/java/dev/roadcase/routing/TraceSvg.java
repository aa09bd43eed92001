package dev.roadcase.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A trace as a drawing that reads left to right, black on white for paper. A device that a signal only passes is one box.
 * Sizes are in CSS pixels.
 */
public final class TraceSvg {
    private static final int WIDE = 190;
    private static final int HIGH = 58;
    private static final int ACROSS = 300;
    private static final int DOWN = 76;
    private static final int MARGIN = 24;
    private static final int HEAD = 56;
    private static final int LETTERS = 27;

    private final Trace trace;
    private final List<Box> boxes = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();
    private int rows;
    private int columns;

    /** What is drawn as one: a hop, or two at the same device. */
    private record Box(int parent, int column, int row, Hop first, Hop last) {
        String ports() {
            return first.equals(last) ? first.port() : first.port() + " > " + last.port();
        }
    }

    private TraceSvg(Trace trace) {
        this.trace = trace;
    }

    /** The drawing as a document of its own. */
    public static String of(Trace trace) {
        return new TraceSvg(trace).draw();
    }

    private String draw() {
        lay();
        int width = Math.max(480, MARGIN * 2 + (columns - 1) * ACROSS + WIDE);
        int height = HEAD + MARGIN * 2 + Math.max(1, rows) * DOWN;
        out.append(String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" \
                font-family="Inter, Helvetica, Arial, sans-serif" font-size="13">
                <rect width="100%%" height="100%%" fill="#fff"/>
                """, width, height, width, height));
        text(MARGIN, MARGIN + 14, "font-size=\"17\" font-weight=\"600\"", trace.label());
        text(MARGIN, MARGIN + 34, "fill=\"#55606d\"", subtitle());
        boxes.forEach(this::cable);
        boxes.forEach(this::box);
        return out.append("</svg>\n").toString();
    }

    private String subtitle() {
        if (trace.hops().isEmpty()) {
            return "Nothing is plugged here.";
        }
        return trace.signal() == Signal.CURRENT ? "As it is routed now" : "Everywhere it could go as it is plugged";
    }

    /** The first child stays on its parent's row; every further one opens a row below all before it. */
    private void lay() {
        int[] boxOf = new int[trace.hops().size()];
        boolean[] used = new boolean[trace.hops().size() + 1];
        int[] children = children();
        for (int i = 0; i < trace.hops().size(); i++) {
            Hop hop = trace.hops().get(i);
            int above = hop.parent() < 0 ? -1 : boxOf[hop.parent()];
            if (above >= 0 && hop.by() instanceof Hop.Through && children[hop.parent()] == 1) {
                Box box = boxes.get(above);
                boxes.set(above, new Box(box.parent(), box.column(), box.row(), box.first(), hop));
                boxOf[i] = above;
                continue;
            }
            int row = above >= 0 && !used[above] ? boxes.get(above).row() : rows++;
            int column = above < 0 ? 0 : boxes.get(above).column() + 1;
            if (above >= 0) {
                used[above] = true;
            }
            boxOf[i] = boxes.size();
            boxes.add(new Box(above, column, row, hop, hop));
            columns = Math.max(columns, column + 1);
        }
    }

    private int[] children() {
        int[] children = new int[trace.hops().size()];
        for (Hop hop : trace.hops()) {
            if (hop.parent() >= 0) {
                children[hop.parent()]++;
            }
        }
        return children;
    }

    private static int left(Box box) {
        return MARGIN + box.column() * ACROSS;
    }

    private static int top(Box box) {
        return HEAD + MARGIN + box.row() * DOWN;
    }

    private void cable(Box box) {
        if (box.parent() < 0) {
            return;
        }
        Box from = boxes.get(box.parent());
        int x1 = left(from) + WIDE;
        int y1 = top(from) + HIGH / 2;
        int x2 = left(box);
        int y2 = top(box) + HIGH / 2;
        boolean bad =
                box.first().by() instanceof Hop.Along along && along.status().equals("faulty");
        out.append(String.format(
                Locale.ROOT,
                "<path d=\"M%d %d H%d V%d H%d\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"%s/>%n",
                x1,
                y1,
                x1 + 16,
                y2,
                x2,
                bad ? "#c3322d" : "#14181d",
                bad ? "2.5" : "1.5",
                box.first().by() instanceof Hop.Along ? "" : " stroke-dasharray=\"4 3\""));
        caption(box.first(), x1 + 22, y2);
    }

    private void caption(Hop hop, int x, int y) {
        if (hop.by() instanceof Hop.Along along) {
            text(x, y - 6, "font-size=\"11\"", cut(along.label().isEmpty() ? along.type() : along.label(), 14));
            text(x, y + 14, "font-size=\"10\" fill=\"#55606d\"", cut(about(along), 15));
            if (!along.converters().isEmpty()) {
                text(x, y + 26, "font-size=\"10\" fill=\"#9a6200\"", cut(String.join(", ", along.converters()), 15));
            }
        }
    }

    private static String about(Hop.Along along) {
        String length = along.millimetres() == null ? "? m" : Lengths.metres(along.millimetres()) + " m";
        return along.status().isEmpty() ? length : length + ", " + along.status();
    }

    private void box(Box box) {
        int x = left(box);
        int y = top(box);
        boolean asked = box.first().isAsked() || box.last().isAsked();
        out.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%s\"/>%n",
                x,
                y,
                WIDE,
                HIGH,
                asked ? "#e8f1fc" : "#fff",
                asked ? "#0b62c4" : "#14181d",
                asked ? "2" : "1"));
        text(x + 10, y + 19, "font-weight=\"600\"", cut(box.first().thingLabel(), LETTERS));
        text(x + 10, y + 35, "", cut(box.ports(), LETTERS));
        text(x + 10, y + 50, "font-size=\"11\" fill=\"#55606d\"", cut(foot(box.last()), LETTERS + 4));
    }

    private static String foot(Hop hop) {
        if (hop.isLoop()) {
            return "LOOP: it comes back here";
        }
        if (hop.again() >= 0) {
            return "goes on as shown above";
        }
        String way = (hop.isDefinite() ? "" : "at least ") + Lengths.metres(hop.millimetres()) + " m";
        return hop.format().isEmpty() ? way : hop.format() + ", " + way;
    }

    private static String cut(String text, int letters) {
        return text.length() <= letters ? text : text.substring(0, letters - 1) + "…";
    }

    private void text(int x, int y, String style, String text) {
        out.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" %s>%s</text>%n", x, y, style, escape(text)));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
