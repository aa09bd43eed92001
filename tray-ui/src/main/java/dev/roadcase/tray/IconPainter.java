package dev.roadcase.tray;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BaseMultiResolutionImage;
import java.awt.image.BufferedImage;

/** Draws the icon at any size: a case in the colour of the state, its mark inside, a count at the corner. */
final class IconPainter {
    private static final Color GROUND = new Color(0x0E1116);
    private static final Color BADGE = new Color(0xFFFFFF);

    private IconPainter() {}

    /** The same for screens of every sharpness: the system takes the picture that fits. */
    static Image sharp(State state, long badge, int size) {
        return new BaseMultiResolutionImage(
                paint(state, badge, size),
                paint(state, badge, size * 3 / 2),
                paint(state, badge, size * 2),
                paint(state, badge, size * 3));
    }

    /**
     * @param size pixels of each side, 16 or more
     * @param badge what to count; 0 draws none, more than 9 reads 9+
     */
    static BufferedImage paint(State state, long badge, int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.scale(size / 32.0, size / 32.0);
        drawCase(g, state.colour());
        drawMark(g, state.mark());
        if (badge > 0) {
            drawBadge(g, badge > 9 ? "9+" : Long.toString(badge));
        }
        g.dispose();
        return image;
    }

    private static void drawCase(Graphics2D g, Color colour) {
        g.setColor(colour);
        g.setStroke(new BasicStroke(2.5f));
        g.draw(new RoundRectangle2D.Double(11, 3, 10, 8, 4, 4));
        g.fill(new RoundRectangle2D.Double(1, 7, 30, 22, 7, 7));
    }

    private static void drawMark(Graphics2D g, State.Mark mark) {
        g.setColor(GROUND);
        g.setStroke(new BasicStroke(3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        switch (mark) {
            case DOT -> g.fill(new Ellipse2D.Double(11, 13, 10, 10));
            case RING -> g.draw(new Ellipse2D.Double(11, 13, 10, 10));
            case BAR -> g.draw(new Line2D.Double(9, 18, 23, 18));
            case CROSS -> {
                g.draw(new Line2D.Double(11, 13, 21, 23));
                g.draw(new Line2D.Double(21, 13, 11, 23));
            }
            case SPLIT -> {
                g.draw(new Line2D.Double(10, 13, 10, 23));
                g.draw(new Line2D.Double(22, 13, 22, 23));
            }
            case ARROWS -> {
                arrow(g, 11, 23, 12);
                arrow(g, 21, 13, 24);
            }
        }
    }

    private static void arrow(Graphics2D g, int x, int tail, int head) {
        int back = head < tail ? 4 : -4;
        g.draw(new Line2D.Double(x, tail, x, head));
        g.draw(new Line2D.Double(x, head, x - 3.5, head + back));
        g.draw(new Line2D.Double(x, head, x + 3.5, head + back));
    }

    private static void drawBadge(Graphics2D g, String text) {
        g.setColor(GROUND);
        g.fill(new Ellipse2D.Double(14, 14, 18, 18));
        g.setColor(BADGE);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, text.length() > 1 ? 12 : 15));
        var metrics = g.getFontMetrics();
        g.drawString(text, 23 - metrics.stringWidth(text) / 2f, 23 + metrics.getAscent() / 2f - 1.5f);
    }
}
