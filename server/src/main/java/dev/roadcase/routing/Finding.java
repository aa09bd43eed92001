package dev.roadcase.routing;

import dev.roadcase.model.Key;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something about a show's routing that a colleague would point out.
 *
 * @param message what is wrong, in the words of the trade
 * @param remedy what to do about it
 * @param places what it is about, the most telling first; never empty
 * @param fix writes that would put it right; null where a person has to decide or to walk
 */
public record Finding(
        FindingKind kind,
        String message,
        String remedy,
        List<Place> places,
        @Nullable Fix fix) {
    public Finding {
        places = List.copyOf(places);
    }

    /** A record, and what people call it. */
    public record Place(Key key, String label) {}

    Finding(FindingKind kind, String message, String remedy, Place... places) {
        this(kind, message, remedy, List.of(places), null);
    }

    Finding with(@Nullable Fix other) {
        return new Finding(kind, message, remedy, places, other);
    }
}
