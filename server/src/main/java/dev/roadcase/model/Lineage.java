package dev.roadcase.model;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Per field group of one row, who wrote the current value: the creating changeset unless a later one did. */
public final class Lineage {
    private final Stamp creation;
    private final Map<String, Stamp> later;

    private Lineage(Stamp creation, Map<String, Stamp> later) {
        this.creation = creation;
        this.later = later;
    }

    public static Lineage created(Stamp creation) {
        return new Lineage(creation, Map.of());
    }

    /** Who made the record. */
    public Stamp creation() {
        return creation;
    }

    public Stamp of(String group) {
        return later.getOrDefault(group, creation);
    }

    /** The same with another stamp of one group. What is as it was made is not told apart, so equal lineages are equal. */
    public Lineage with(String group, Stamp stamp) {
        Map<String, Stamp> copy = new HashMap<>(later);
        if (stamp.equals(creation)) {
            copy.remove(group);
        } else {
            copy.put(group, stamp);
        }
        return new Lineage(creation, Map.copyOf(copy));
    }

    /** The compact form that is stored beside the row: {@code writer@millis;group=writer@millis;...}. */
    public String text() {
        StringBuilder text = new StringBuilder(stamp(creation));
        later.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> text.append(';').append(e.getKey()).append('=').append(stamp(e.getValue())));
        return text.toString();
    }

    public static Lineage parse(String text) {
        int end = text.indexOf(';');
        if (end < 0) {
            return created(parseStamp(text));
        }
        Map<String, Stamp> later = new HashMap<>();
        for (int from = end; from >= 0; ) {
            int next = text.indexOf(';', from + 1);
            String part = text.substring(from + 1, next < 0 ? text.length() : next);
            int equals = part.indexOf('=');
            later.put(part.substring(0, equals), parseStamp(part.substring(equals + 1)));
            from = next;
        }
        return new Lineage(parseStamp(text.substring(0, end)), Map.copyOf(later));
    }

    private static String stamp(Stamp stamp) {
        return stamp.writer() + "@" + stamp.at().toEpochMilli();
    }

    private static Stamp parseStamp(String text) {
        return new Stamp(
                UUID.fromString(text.substring(0, 36)), Instant.ofEpochMilli(Long.parseLong(text.substring(37))));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Lineage that && creation.equals(that.creation) && later.equals(that.later);
    }

    @Override
    public int hashCode() {
        return 31 * creation.hashCode() + later.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
