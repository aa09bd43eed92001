package dev.roadcase.routing;

import java.util.List;

/**
 * What somebody means by one side of a patch.
 *
 * @param named what was written
 * @param ends the ends it may be, in order
 * @param kind how they are taken
 * @param wanted how many a range asks for, there or not; 0 for anything else
 */
record Spot(String named, List<End> ends, Kind kind, int wanted) {
    Spot {
        ends = List.copyOf(ends);
    }

    Spot(String named, List<End> ends, Kind kind) {
        this(named, ends, kind, 0);
    }

    enum Kind {
        /** Any of them that is free and fits: a whole thing was named. */
        ANY,
        /** The first, and those after it when more are wanted: a port was named. */
        FROM,
        /** Each in its turn and no other: a range was named. */
        EACH
    }

    boolean isAny() {
        return kind == Kind.ANY;
    }
}
