package dev.roadcase.routing;

import dev.roadcase.routing.Finding.Place;
import dev.roadcase.routing.Pictures.Picture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Follows every picture: whether it fits through where it goes, is what is expected there, and does not go in circles. */
final class PictureChecks {
    private final Graph graph;
    private final Pictures pictures;
    private final Words words;
    private final Map<UUID, Seen> seen = new HashMap<>();
    private final Map<UUID, Looks> looks = new HashMap<>();
    private final Map<UUID, List<Finding>> byEnd = new HashMap<>();

    /** All that a picture at an end depends on but the picture before it. */
    private record Seen(End end, @Nullable UUID before, boolean processing, boolean plugged) {}

    /** What a thing says to all of its ends, and what has to be forgotten about them when that changes. */
    private record Looks(Holder holder, List<UUID> ends) {}

    PictureChecks(Graph graph) {
        this.graph = graph;
        pictures = new Pictures(graph);
        words = new Words(graph);
    }

    /** Looks again at what changed and at all that it leads to. */
    void follow(Set<UUID> touched) {
        Set<UUID> changed = new HashSet<>();
        for (UUID id : touched) {
            holder(id, changed);
            end(id, changed);
        }
        for (UUID id : pictures.forget(changed)) {
            byEnd.remove(id);
            End end = graph.end(id);
            if (end != null && isPlugged(id)) {
                look(end);
            }
        }
    }

    private void holder(UUID id, Set<UUID> changed) {
        Holder holder = graph.holder(id);
        Looks before = looks.get(id);
        if (holder == null && before == null) {
            return;
        }
        List<UUID> ends = graph.endsOf(id).stream().map(End::id).toList();
        boolean same = before != null
                && before.holder().equals(holder)
                && before.ends().equals(ends);
        if (!same) {
            changed.addAll(ends);
            changed.addAll(before == null ? List.of() : before.ends());
        }
        if (holder == null) {
            looks.remove(id);
        } else {
            looks.put(id, new Looks(holder, ends));
        }
        ends.forEach(end -> end(end, changed));
    }

    private void end(UUID id, Set<UUID> changed) {
        End end = graph.end(id);
        Seen now = end == null ? null : new Seen(end, pictures.before(id), isProcessing(end), isPlugged(id));
        Seen before = now == null ? seen.remove(id) : seen.put(id, now);
        if (!Objects.equals(before, now)) {
            changed.add(id);
        }
    }

    private boolean isProcessing(End end) {
        return graph.holderOf(end).isDevice() && graph.wiring(end.holder()).processing();
    }

    private boolean isPlugged(UUID id) {
        return !graph.cablesFrom(id).isEmpty() || !graph.cablesTo(id).isEmpty();
    }

    private void look(End end) {
        Picture picture = pictures.at(end.id());
        if (picture != null) {
            List<Finding> found = new ArrayList<>(0);
            capacity(end, picture, found::add);
            format(end, picture, found::add);
            if (!found.isEmpty()) {
                byEnd.put(end.id(), found);
            }
        }
    }

    List<Finding> found() {
        List<Finding> all = new ArrayList<>();
        byEnd.values().forEach(all::addAll);
        pictures.loops().forEach(loop -> all.add(loop(loop)));
        return all;
    }

    private static @Nullable Raster tooSmall(@Nullable End end, @Nullable Picture picture) {
        Raster most = end == null || end.plug() == null ? null : end.plug().carries();
        return most != null && picture != null && picture.raster().exceeds(most) ? most : null;
    }

    /** Told where it first gets too narrow; what comes behind is no narrower. */
    private void capacity(End end, Picture picture, Consumer<Finding> report) {
        Raster most = tooSmall(end, picture);
        UUID before = pictures.before(end.id());
        if (most == null || (before != null && tooSmall(graph.end(before), pictures.at(before)) != null)) {
            return;
        }
        End origin = picture.origin();
        String where = origin.equals(end) ? " but its connector is " : " into " + words.end(end) + ", which is ";
        report.accept(new Finding(
                FindingKind.CAPACITY,
                words.end(origin) + " sends " + picture.raster() + where + end.connector() + " and carries " + most
                        + " at most.",
                "Set it to a smaller format, or take a way that is wide enough from end to end.",
                words.place(end),
                words.place(origin)));
    }

    private void format(End end, Picture picture, Consumer<Finding> report) {
        Holder holder = graph.holderOf(end);
        Raster expected = holder.isSend() ? holder.raster() : (end.flow() == Flow.IN ? end.raster() : null);
        if (expected == null || picture.origin().equals(end)) {
            return;
        }
        List<String> differ = differences(picture.raster(), expected);
        if (!differ.isEmpty()) {
            Finding finding = new Finding(
                    FindingKind.FORMAT_MISMATCH,
                    words.end(end) + (holder.isSend() ? " is planned for " : " is set to ") + expected + " and gets "
                            + picture.raster() + " from " + words.end(picture.origin()) + ": not the same "
                            + Words.and(differ) + ".",
                    "Set one of them like the other, or put a scaler in line.",
                    words.place(end),
                    words.place(picture.origin()));
            report.accept(finding.with(holder.isSend() ? plan(holder, picture.raster()) : null));
        }
    }

    private static List<String> differences(Raster is, Raster expected) {
        List<String> differ = new ArrayList<>();
        if (!is.hasSameSize(expected)) {
            differ.add("size");
        }
        if (is.hasOtherRate(expected)) {
            differ.add("rate");
        }
        if (is.rate() != null && expected.rate() != null && is.interlaced() != expected.interlaced()) {
            differ.add("scan, interlaced or not");
        }
        return differ;
    }

    /** A send has no word for interlaced, so such a picture is not planned by a tap. */
    private static @Nullable Fix plan(Holder send, Raster is) {
        String text = "Plan " + send.label() + " for " + is;
        if (is.rate() == null || is.interlaced()) {
            return null;
        }
        return Fix.set(
                text,
                send.key(),
                send.version(),
                "hRes",
                is.h(),
                "vRes",
                is.v(),
                "rate",
                is.rate().toPlainString());
    }

    /** Begins with the end that comes first in the lists, so that the same loop always reads the same. */
    private Finding loop(List<UUID> against) {
        List<End> ends = new ArrayList<>();
        for (UUID id : against.reversed()) {
            End end = graph.end(id);
            if (end != null) {
                ends.add(end);
            }
        }
        End first = ends.stream()
                .min(Comparator.comparing((End e) -> graph.holderOf(e).position())
                        .thenComparing(e -> e.flow() == Flow.OUT)
                        .thenComparing(End::position)
                        .thenComparing(e -> e.id().toString()))
                .orElseThrow();
        Collections.rotate(ends, -ends.indexOf(first));
        List<Place> places = ends.stream().map(words::place).toList();
        List<String> names = new ArrayList<>(places.stream().map(Place::label).toList());
        names.add(names.getFirst());
        return new Finding(
                FindingKind.LOOP,
                "A signal runs in a circle: " + String.join(" > ", names) + ". Nothing ever comes in.",
                "Take out one cable of the circle, or route one device of it to something else.",
                places,
                null);
    }
}
