package dev.roadcase.routing;

import dev.roadcase.model.Connection;
import dev.roadcase.model.Key;
import dev.roadcase.routing.Finding.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks for labels that are printed twice: on sources, sends, devices or cables. */
final class LabelChecks {
    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,6})");
    private static final int HIGHEST = 1_000_000;

    private final Graph graph;
    private final Map<UUID, Tag> tags = new HashMap<>();
    private final Map<String, Set<UUID>> byKind = new HashMap<>();
    /** The kinds that more than one has, in their order. */
    private final Set<String> twice = new TreeSet<>();

    /** What carries a label. */
    private record Tag(
            Key key, long version, String position, String label, String name, String field, String word, String kind) {
        Tag(Key key, long version, String position, String label, String name, String field, String word) {
            this(key, version, position, label, name, field, word, word + " " + label.toLowerCase(Locale.ROOT));
        }
    }

    LabelChecks(Graph graph) {
        this.graph = graph;
    }

    void follow(Set<UUID> touched) {
        for (UUID id : touched) {
            Holder holder = graph.holder(id);
            Drawn drawn = graph.drawn(id);
            Tag now = holder != null ? tag(holder) : drawn != null ? tag(drawn.link()) : null;
            set(id, now == null || now.label().isEmpty() ? null : now);
        }
    }

    private void set(UUID id, @Nullable Tag now) {
        Tag before = now == null ? tags.remove(id) : tags.put(id, now);
        if (before != null) {
            Set<UUID> same = byKind.getOrDefault(before.kind(), new HashSet<>());
            same.remove(id);
            if (same.isEmpty()) {
                byKind.remove(before.kind());
            }
            if (same.size() < 2) {
                twice.remove(before.kind());
            }
        }
        if (now != null) {
            Set<UUID> same = byKind.computeIfAbsent(now.kind(), k -> new HashSet<>(2));
            same.add(id);
            if (same.size() > 1) {
                twice.add(now.kind());
            }
        }
    }

    List<Finding> found() {
        Set<String> given = new HashSet<>();
        List<Finding> found = new ArrayList<>();
        for (String kind : twice) {
            List<Tag> same = byKind.getOrDefault(kind, Set.of()).stream()
                    .map(tags::get)
                    .filter(Objects::nonNull)
                    .toList();
            found.add(twice(same, given));
        }
        return found;
    }

    private static Tag tag(Holder holder) {
        boolean device = holder.isDevice();
        return new Tag(
                holder.key(),
                holder.version(),
                holder.position(),
                device ? holder.name().strip() : holder.printed(),
                holder.name(),
                device ? "name" : "label",
                device ? "device" : holder.isSource() ? "source" : "send");
    }

    private static Tag tag(Link link) {
        Key key = new Key(Connection.TYPE, link.id());
        return new Tag(key, link.version(), link.position(), link.label(), link.label(), "cableLabel", "cable");
    }

    private Finding twice(List<Tag> same, Set<String> given) {
        List<Tag> tags = same.stream()
                .sorted(Comparator.comparing(Tag::position)
                        .thenComparing(t -> t.key().id().toString()))
                .toList();
        Tag last = tags.getLast();
        String free = free(last, given);
        boolean named = last.word().equals("source") || last.word().equals("send");
        Finding finding = new Finding(
                FindingKind.DUPLICATE_LABEL,
                last.label() + " stands on " + tags.size() + " " + last.word() + "s"
                        + (named ? ": " + Words.and(tags.stream().map(Tag::name).toList()) : "")
                        + ". Nobody can tell them apart once the labels are on.",
                "Give one of them a label of its own before labels are printed"
                        + (free == null ? "." : "; " + free + " is free."),
                tags.stream().map(t -> new Place(t.key(), t.label())).toList(),
                null);
        return free == null
                ? finding
                : finding.with(Fix.set(
                        "Call " + (named ? last.name() : "the last of them") + " " + free,
                        last.key(),
                        last.version(),
                        last.field(),
                        free));
    }

    /** The next number behind the highest one in use; null for a label without a number. */
    private @Nullable String free(Tag tag, Set<String> given) {
        Matcher label = NUMBERED.matcher(tag.label());
        if (!label.matches()) {
            return null;
        }
        String stem = label.group(1);
        String start = tag.word() + " " + stem.toLowerCase(Locale.ROOT);
        int highest = 0;
        for (Set<String> used : List.of(byKind.keySet(), given)) {
            for (String other : used) {
                Matcher number = other.startsWith(start) ? NUMBERED.matcher(other) : null;
                if (number != null && number.matches() && number.group(1).equals(start)) {
                    highest = Math.max(highest, Integer.parseInt(number.group(2)));
                }
            }
        }
        return highest + 1 >= HIGHEST || !given.add(start + (highest + 1)) ? null : stem + (highest + 1);
    }
}
