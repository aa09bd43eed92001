package dev.roadcase.schedule;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is stuck on one end of a cable.
 *
 * @param here where this end goes
 * @param there where the other one is
 */
public record Label(Cable cable, End here, End there) {
    /** Both ends of every cable that has a number, in order. */
    static List<Label> of(List<Cable> cables) {
        return cables.stream()
                .filter(c -> !c.number().isEmpty())
                .flatMap(c -> Stream.of(new Label(c, c.from(), c.to()), new Label(c, c.to(), c.from())))
                .toList();
    }
}
