package dev.roadcase.export;

/**
 * What is printed on, and the sheet of stickers that is common in that size. Lengths in points of 1/72 inch.
 *
 * @param columns stickers side by side
 * @param rows stickers one below the other
 * @param gap between two columns; rows touch
 */
public record Paper(float width, float height, int columns, int rows, float labelWidth, float labelHeight, float gap) {
    /** 8.5 by 11 inches; thirty stickers of 2 5/8 by 1 inch, as Avery 5160 and its like. */
    public static final Paper LETTER = new Paper(612, 792, 3, 10, 189, 72, 9);

    /** 210 by 297 mm; twenty-one stickers of 63.5 by 38.1 mm, 2.5 mm apart, as Avery L7160 and its like. */
    public static final Paper A4 = new Paper(595.28f, 841.89f, 3, 7, 180, 108, 7.09f);

    int perPage() {
        return columns * rows;
    }

    /** The left edge of a sticker on its page. */
    float left(int place) {
        float all = columns * labelWidth + (columns - 1) * gap;
        return (width - all) / 2 + place % columns * (labelWidth + gap);
    }

    /** The upper edge of a sticker on its page, from the bottom. */
    float top(int place) {
        int row = place / columns;
        return (height + rows * labelHeight) / 2 - row * labelHeight;
    }
}
