package dev.roadcase.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is left to tell of an entry of a hub's log that did just what its author wrote: every patch is an edit, and found what
 * its author had seen. Whoever has the changeset works out the rest. It is only ever a guess, proven by the log's chain.
 *
 * @param shift milliseconds from when its author says they made it to when the hub holds that to have been
 * @param stamp the same for the groups it wrote
 * @param versions of the records after it, one for each patch
 */
public record Plain(long shift, long stamp, List<Long> versions) {
    /** So that what is told of many entries fits into a line. */
    private static final int MAX_PATCHES = 4;

    public Plain {
        versions = List.copyOf(versions);
    }

    /** Empty for an entry that did something else than its author wrote, or more. */
    public static Optional<Plain> of(Changeset set, Change entry) {
        if (!entry.conflicts().isEmpty()
                || entry.effects().size() != set.patches().size()
                || set.patches().size() > MAX_PATCHES
                || !set.resolves().isEmpty()) {
            return Optional.empty();
        }
        long stamp = entry.effects().stream()
                .flatMap(effect -> effect.groups().values().stream())
                .map(group -> between(set.at(), group.now().at()))
                .findFirst()
                .orElse(0L);
        List<Long> versions = entry.effects().stream().map(Effect::version).toList();
        Plain plain = new Plain(between(set.at(), entry.at()), stamp, versions);
        return Optional.of(plain).filter(p -> p.effects(set).equals(entry.effects()));
    }

    private static long between(Instant from, Instant to) {
        return Duration.between(from, to).toMillis();
    }

    /** When the hub holds it to have been made. */
    Instant at(Changeset set) {
        return set.at().plusMillis(shift);
    }

    /** What it did. */
    List<Effect> effects(Changeset set) {
        Stamp by = new Stamp(set.id(), set.at().plusMillis(stamp));
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < set.patches().size(); i++) {
            Patch patch = set.patches().get(i);
            Map<String, GroupChange> groups = new LinkedHashMap<>();
            patch.groups()
                    .forEach((name, group) ->
                            groups.put(name, new GroupChange(group.old(), group.values(), group.after(), by)));
            effects.add(new Effect(patch.type(), patch.id(), patch.op(), versions.get(i), groups, null));
        }
        return effects;
    }
}
