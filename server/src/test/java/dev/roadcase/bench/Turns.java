package dev.roadcase.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Measures in turns, so that what else the machine does hits all alike. */
final class Turns {
    private static final int ROUNDS = 3;

    private Turns() {}

    /** Something that gives a figure each time it is run. */
    @FunctionalInterface
    interface Measure {
        double run() throws IOException, InterruptedException;
    }

    /** The medians of several measures, taken in turns. */
    static double[] medians(List<Measure> measures) throws IOException, InterruptedException {
        double[][] found = new double[measures.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < measures.size(); i++) {
                found[i][round] = measures.get(i).run();
            }
        }
        return Arrays.stream(found)
                .mapToDouble(rounds -> {
                    Arrays.sort(rounds);
                    return rounds[ROUNDS / 2];
                })
                .toArray();
    }
}
