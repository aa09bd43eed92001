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
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks for labels that are printed twice: on sources, sends, devices or cables. */
final class LabelChecks {
    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,6})");
    private static final int HIGHEST = 1_000_000;

    private final Graph graph;
    private final Consumer<Finding> report;

    /** What carries a label. */
    private record Tag(Key key, long version, String position, String label, String name, String field, String word) {
        String kind() {
            return word + " " + label.toLowerCase(Locale.ROOT);
        }
    }

    LabelChecks(Graph graph, Consumer<Finding> report) {
        this.graph = graph;
        this.report = report;
    }

    void run() {
        Map<String, List<Tag>> tags = new HashMap<>();
        graph.holders().forEach(holder -> add(tags, tag(holder)));
        graph.drawn().forEach(drawn -> add(tags, tag(drawn.link())));
        Set<String> taken = new HashSet<>(tags.keySet());
        tags.values().stream()
                .filter(same -> same.size() > 1)
                .sorted(Comparator.comparing(same -> same.getFirst().kind()))
                .forEach(same -> report.accept(twice(same, taken)));
    }

    private static void add(Map<String, List<Tag>> tags, Tag tag) {
        if (!tag.label().isEmpty()) {
            tags.computeIfAbsent(tag.kind(), k -> new ArrayList<>(1)).add(tag);
        }
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

    private Finding twice(List<Tag> same, Set<String> taken) {
        List<Tag> tags = same.stream()
                .sorted(Comparator.comparing(Tag::position)
                        .thenComparing(t -> t.key().id().toString()))
                .toList();
        Tag last = tags.getLast();
        String free = free(last, taken);
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
    private static @Nullable String free(Tag tag, Set<String> taken) {
        Matcher label = NUMBERED.matcher(tag.label());
        if (!label.matches()) {
            return null;
        }
        String stem = label.group(1);
        String start = tag.word() + " " + stem.toLowerCase(Locale.ROOT);
        int highest = 0;
        for (String other : taken) {
            Matcher number = other.startsWith(start) ? NUMBERED.matcher(other) : null;
            if (number != null && number.matches() && number.group(1).equals(start)) {
                highest = Math.max(highest, Integer.parseInt(number.group(2)));
            }
        }
        return highest + 1 >= HIGHEST || !taken.add(start + (highest + 1)) ? null : stem + (highest + 1);
    }
}
