package dev.roadcase.routing;

import dev.roadcase.model.Ask;
import dev.roadcase.model.Key;
import dev.roadcase.routing.Finding.Place;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What would be written to patch, swap, copy or update, told before it is. A plan follows from the show it was made of; only
 * the ids of new records are minted.
 *
 * @param summary one sentence that says all of it
 * @param lines what becomes of single records, in the order in which people would do it
 * @param notes what a person should know beyond that, above all where it stopped and why
 * @param asks what the store is asked for; empty when nothing changes
 */
public record Plan(String summary, List<Line> lines, List<String> notes, List<Ask> asks) {
    public Plan {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
        asks = List.copyOf(asks);
    }

    /** What happens to a record. */
    public enum Act {
        ADD,
        CHANGE,
        REMOVE,
        /** It was looked at and stays. */
        KEEP;

        /** The word in the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One record.
     *
     * @param label what it is called afterwards; empty when it has no name of its own
     * @param text what happens, for people
     * @param from where a cable starts; null for anything else
     * @param to where it ends; null for anything else
     */
    public record Line(
            Act act,
            Key key,
            String label,
            String text,
            @Nullable Place from,
            @Nullable Place to) {
        static Line of(Act act, Key key, String label, String text) {
            return new Line(act, key, label, text, null, null);
        }
    }

    /** How many lines do that. */
    public long count(Act act) {
        return lines.stream().filter(line -> line.act() == act).count();
    }
}
