package dev.roadcase.sync.core;

import dev.roadcase.model.Change;
import dev.roadcase.model.Effect;
import dev.roadcase.model.GroupChange;
import dev.roadcase.model.Key;
import dev.roadcase.model.Op;
import dev.roadcase.model.Row;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One field group of a record as it was before some changes.
 *
 * @param writer the changeset that had written it; null where that is not known
 */
public record Sighting(
        Map<String, @Nullable Object> values, @Nullable UUID writer) {
    /** What was there of {@code current} before {@code since}, the changes that touched it from then on, oldest first. */
    public static Sighting of(Row current, String group, List<Change> since) {
        GroupChange first = firstChange(current.key(), group, since);
        return first == null
                ? new Sighting(current.group(group), current.lineage().of(group).writer())
                : new Sighting(first.from(), first.was());
    }

    static @Nullable GroupChange firstChange(Key key, String group, List<Change> since) {
        for (Change change : since) {
            for (Effect effect : change.effects()) {
                GroupChange found = effect.groups().get(group);
                if (found != null && effect.key().equals(key) && effect.op() != Op.CREATED) {
                    return found;
                }
            }
        }
        return null;
    }
}
