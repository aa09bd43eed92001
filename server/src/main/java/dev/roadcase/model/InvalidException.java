package dev.roadcase.model;

import java.util.List;

/** What was sent breaks constraints or rules; carries every fault found, never only the first. */
public final class InvalidException extends RoadcaseException {
    private final transient List<Violation> violations;
    private int index = -1;

    public InvalidException(List<Violation> violations) {
        super(
                violations.size() == 1
                        ? violations.getFirst().field() + ": "
                                + violations.getFirst().message()
                        : violations.size() + " fields are not right");
        this.violations = List.copyOf(violations);
    }

    /** Which of several writes was refused, from 0; -1 when there was one. */
    public int index() {
        return index;
    }

    /** The same refusal, telling which write it was. */
    public InvalidException at(int place) {
        index = place;
        return this;
    }

    public List<Violation> violations() {
        return violations;
    }
}
