package dev.roadcase.tray;

import java.awt.Color;

/** What the icon says in one colour and one mark; the mark is for those who do not see the colour. */
enum State {
    RUNNING(new Color(0x3FB97F), Mark.DOT),
    SYNCING(new Color(0x5AA9FF), Mark.ARROWS),
    WAITING(new Color(0xE8A33D), Mark.BAR),
    CONFLICTS(new Color(0xE8A33D), Mark.SPLIT),
    STOPPED(new Color(0xA3AFBD), Mark.RING),
    ERROR(new Color(0xF0625D), Mark.CROSS);

    /** The shape inside the case. */
    enum Mark {
        DOT,
        ARROWS,
        BAR,
        SPLIT,
        RING,
        CROSS
    }

    private final Color colour;
    private final Mark mark;

    State(Color colour, Mark mark) {
        this.colour = colour;
        this.mark = mark;
    }

    Color colour() {
        return colour;
    }

    Mark mark() {
        return mark;
    }
}
