package dev.roadcase.export;

import dev.roadcase.export.Faults.Place;
import dev.roadcase.model.Ask;
import dev.roadcase.model.JsonText;
import dev.roadcase.model.Key;
import dev.roadcase.model.Sent;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record on its way in.
 *
 * @param whole whether a field that is absent means its default, as in an archive, rather than anything
 * @param loose fields of which only matters whether they are set, as they hold the moment of the first import
 * @param derived fields worked out from the sheet rather than written there, which are not compared
 * @param weight records it comes to, nested ones counted
 */
record Arrival(
        UUID scope, Ask.Create ask, Place place, boolean whole, Set<String> loose, Set<String> derived, int weight) {
    private static final int PER_RECORD = 400;
    private static final int PER_FIELD = 60;
    private static final int PER_CHARACTER = 3;

    Arrival {
        loose = Set.copyOf(loose);
        derived = Set.copyOf(derived);
    }

    Key key() {
        return new Key(ask.type(), ask.id());
    }

    /** The record this one is nested in, when it arrives on its own. */
    @Nullable
    UUID parent() {
        String field = ask.type().parentField();
        return field != null && ask.sent().fields().get(field) instanceof UUID id ? id : null;
    }

    /** What it adds to a changeset, estimated from above. */
    long bytes() {
        return bytes(ask.sent()) + (long) PER_RECORD * weight;
    }

    private static long bytes(Sent sent) {
        long sum = PER_RECORD;
        for (Object value : sent.fields().values()) {
            int length = value instanceof String s
                    ? s.length()
                    : value instanceof JsonText json ? json.text().length() : 0;
            sum += PER_FIELD + (long) PER_CHARACTER * length;
        }
        for (List<Sent> items : sent.nested().values()) {
            sum += items.stream().mapToLong(Arrival::bytes).sum();
        }
        return sum;
    }
}
