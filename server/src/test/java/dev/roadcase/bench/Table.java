package dev.roadcase.bench;

import java.util.Locale;

/** Prints the figures as lines of one table. */
final class Table {
    private Table() {}

    static void compare(String what, double ours, String against, double other, String unit) {
        row(what, figure(ours, unit), against, figure(other, unit), String.format(Locale.ROOT, "%.2f", ours / other));
    }

    static void one(String what, double figure, String unit) {
        row(what, figure(figure, unit), "", "", "");
    }

    private static String figure(double figure, String unit) {
        return String.format(Locale.ROOT, "%,.0f %s", figure, unit);
    }

    static void row(String... cells) {
        System.out.println("| " + String.join(" | ", cells) + " |");
    }
}
