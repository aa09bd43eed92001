package dev.roadcase.sync.core;

import dev.roadcase.model.Changeset;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.ContentHash;
import dev.roadcase.model.Contested;
import dev.roadcase.model.Effect;
import dev.roadcase.model.GroupChange;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.Key;
import dev.roadcase.model.MergePolicy;
import dev.roadcase.model.Op;
import dev.roadcase.model.Patch;
import dev.roadcase.model.Production;
import dev.roadcase.model.Row;
import dev.roadcase.model.Source;
import dev.roadcase.sync.core.SimHub.Logged;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What must hold when a history has come to rest; each check answers what is wrong, or null. */
final class SimChecks {
    private final SimHub hub;
    private final Map<UUID, Changeset> truth;

    SimChecks(SimHub hub, Map<UUID, Changeset> truth) {
        this.hub = hub;
        this.truth = truth;
    }

    /** No record without what holds it. */
    static @Nullable String orphan(Map<Key, Row> rows) {
        for (Row row : rows.values()) {
            Key parent = Reviving.parentKey(row);
            if (parent != null && !row.deleted()) {
                Row holder = rows.get(parent);
                if (holder == null || holder.deleted()) {
                    return "ORPHAN " + row.key();
                }
            }
            Object h = row.get("hRes");
            if (!Objects.equals(h, row.get("vRes"))) {
                return "MIXED raster of " + row.key();
            }
        }
        return null;
    }

    /** No record is such as no person could have made it. */
    static @Nullable String poison(Map<Key, Row> rows) {
        for (Row row : rows.values()) {
            boolean isSource = row.type() == Source.TYPE;
            boolean isOther = row.type() == Production.TYPE && !row.key().equals(SimAuthor.PRODUCTION);
            if (isOther || (isSource && (row.get("type") == null || !isName(row.get("name"))))) {
                return "POISON in " + row.key();
            }
        }
        return null;
    }

    private static boolean isName(@Nullable Object value) {
        return value instanceof String name && name.length() <= 200;
    }

    /** What no server can carry out did nothing, and a person is told. */
    @Nullable
    String untold(Set<UUID> poison) {
        for (Logged entry : hub.log) {
            if (poison.contains(entry.set().id())) {
                boolean told = entry.change().effects().stream().noneMatch(e -> isBy(entry.set(), e))
                        && entry.change().conflicts().stream().anyMatch(c -> c.kind() == Conflict.Kind.REJECTED);
                if (!told) {
                    return "UNTOLD " + entry.set().id();
                }
            }
        }
        return null;
    }

    /** What waited for it may take effect with it; of its own it writes nothing. */
    private static boolean isBy(Changeset set, Effect effect) {
        return effect.groups().values().stream().anyMatch(g -> g.now().writer().equals(set.id()));
    }

    @Nullable
    String same(SimEdge edge) {
        if (edge.shortOf) {
            return "SHORT of what a page concerned";
        }
        if (!edge.pending.isEmpty()) {
            return "STUCK " + edge.pending.getFirst().id();
        }
        if (edge.cursor() != hub.head() || !edge.isOnChain(hub) || !edge.isContiguous()) {
            return "CURSOR at " + edge.cursor() + " of " + hub.head();
        }
        if (edge.digest != hub.digest) {
            return "DIGEST differs";
        }
        Map<Key, State> here = states(edge.shown.rows);
        Map<Key, State> there = states(hub.view.rows);
        if (!here.equals(there)) {
            here.entrySet().removeAll(Set.copyOf(there.entrySet()));
            return "DIVERGED rows " + here;
        }
        return edge.shown.conflicts.equals(hub.view.conflicts) ? null : "DIVERGED conflicts";
    }

    private record State(Object values, boolean deleted, Object lineage) {}

    private static Map<Key, State> states(Map<Key, Row> rows) {
        Map<Key, State> states = new LinkedHashMap<>();
        rows.forEach((key, row) -> states.put(key, new State(row.values(), row.deleted(), row.lineage())));
        return states;
    }

    @Nullable
    String logged(Collection<Changeset> must) {
        Set<UUID> ids = new HashSet<>();
        for (Logged entry : hub.log) {
            if (!ids.add(entry.set().id())) {
                return "TWICE " + entry.set().id();
            }
        }
        for (Changeset set : must) {
            if (!ids.contains(set.id())) {
                return "LOST " + set.id();
            }
        }
        return null;
    }

    /** Every value is there, or was replaced by somebody who had seen it, or can be found in a conflict. */
    @Nullable
    String found(Collection<Changeset> must) {
        for (Changeset set : must) {
            for (Patch patch : set.patches()) {
                String fault = found(set, patch);
                if (fault != null) {
                    return fault;
                }
            }
        }
        return null;
    }

    private @Nullable String found(Changeset set, Patch patch) {
        for (var group : patch.groups().entrySet()) {
            if (!group.getKey().equals(Conflict.DELETED)
                    && !isFound(set, patch.key(), group.getKey(), group.getValue())) {
                return "UNSEEN " + set.id() + " " + patch.key() + " " + group.getKey();
            }
        }
        Row row = hub.view.row(patch.key());
        if (row != null && row.deleted() && patch.op() != Op.DELETED && !wasSeenDeleted(row)) {
            return "BURIED " + patch.key();
        }
        return null;
    }

    private boolean isFound(Changeset set, Key key, String group, GroupPatch patch) {
        Row row = hub.view.row(key);
        if (row != null && (row.lineage().of(group).writer().equals(set.id()) || Merge.agrees(row, patch.values()))) {
            return true;
        }
        return isInConflict(set, key, group, patch) || isReplaced(set, key, group, patch);
    }

    private boolean isInConflict(Changeset set, Key key, String group, GroupPatch patch) {
        for (Conflict conflict : hub.view.conflicts.values()) {
            if (conflict.loser().changeset().equals(set.id()) && tells(conflict, key, group)) {
                return true;
            }
            for (Contested part : conflict.parts()) {
                var loser = conflict.localWins() ? part.cloud() : part.local();
                if (part.isAbout(key, group) && loser.equals(patch.values())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a conflict holds what was meant for that group, or the whole record. */
    private static boolean tells(Conflict conflict, Key key, String group) {
        return conflict.parts().stream().anyMatch(p -> p.isAbout(key, group) || p.isAbout(key, Conflict.UNIT));
    }

    /** Somebody went on from it, or from the same value by another hand. */
    private boolean isReplaced(Changeset set, Key key, String group, GroupPatch patch) {
        if (wentOn(set.id(), key, group)) {
            return true;
        }
        for (Logged entry : hub.log) {
            GroupPatch other = groupPatch(entry.set(), key, group);
            if (other != null
                    && !entry.set().id().equals(set.id())
                    && (wentOnFromSame(entry.set().id(), key, group, other, patch) || wentOnByValue(other, patch))) {
                return true;
            }
        }
        return false;
    }

    private boolean wentOnFromSame(UUID from, Key key, String group, GroupPatch other, GroupPatch patch) {
        return given(other.values()).equals(given(patch.values())) && wentOn(from, key, group);
    }

    /** Where nobody knows any more who wrote what, values have to do. */
    private boolean wentOnByValue(GroupPatch later, GroupPatch patch) {
        return hub.floor > 0 && given(later.old()).equals(given(patch.values()));
    }

    /** A field that is named and empty says as much as one that is not named. */
    private static Map<String, @Nullable Object> given(Map<String, @Nullable Object> all) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(all);
        values.values().removeIf(Objects::isNull);
        return values;
    }

    private boolean wentOn(UUID from, Key key, String group) {
        for (Logged entry : hub.log) {
            GroupPatch later = groupPatch(entry.set(), key, group);
            if (later != null && from.equals(later.after())) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable GroupPatch groupPatch(Changeset set, Key key, String group) {
        for (Patch patch : set.patches()) {
            if (patch.key().equals(key) && patch.groups().containsKey(group)) {
                return patch.groups().get(group);
            }
        }
        return null;
    }

    /** Whoever deleted it last had seen what it holds. */
    private boolean wasSeenDeleted(Row row) {
        String now = ContentHash.seen(row);
        UUID writer = row.lineage().of(Conflict.DELETED).writer();
        for (Logged entry : hub.log) {
            if (!entry.set().id().equals(writer)) {
                continue;
            }
            for (Patch patch : entry.set().patches()) {
                if (patch.op() == Op.DELETED && patch.key().equals(row.key()) && now.equals(patch.seen())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Nothing that went on from what is shown was left behind without a word. */
    @Nullable
    String regress(Collection<Changeset> must) {
        for (Changeset set : must) {
            for (Patch patch : set.patches()) {
                for (String group : patch.groups().keySet()) {
                    Row row = hub.floor > 0 ? null : hub.view.row(patch.key());
                    if (row != null && !group.equals(Conflict.DELETED) && isBehind(row, group, set)) {
                        return "SILENT " + set.id() + " lost to what it came from";
                    }
                }
            }
        }
        return null;
    }

    private boolean isBehind(Row row, String group, Changeset set) {
        UUID writer = row.lineage().of(group).writer();
        return !writer.equals(set.id())
                && isTrueAncestor(writer, set.id(), row.key(), group)
                && hub.view.conflicts.values().stream()
                        .noneMatch(c -> c.loser().changeset().equals(set.id()) && tells(c, row.key(), group));
    }

    private boolean isTrueAncestor(UUID ancestor, UUID of, Key key, String group) {
        UUID at = of;
        for (int i = 0; at != null && i < 1000; i++) {
            if (at.equals(ancestor)) {
                return true;
            }
            Changeset set = truth.get(at);
            GroupPatch found = set == null ? null : groupPatch(set, key, group);
            at = found == null ? null : found.after();
        }
        return false;
    }

    /** What a group holds is what one person wrote there together. */
    @Nullable
    String intent() {
        for (Row row : hub.view.rows.values()) {
            for (String group : row.type().groups().keySet()) {
                Changeset set = truth.get(row.lineage().of(group).writer());
                GroupPatch written = set == null ? null : groupPatch(set, row.key(), group);
                if (written != null && !Merge.agrees(row, written.values())) {
                    return "INTENT of " + row.key() + " " + group;
                }
            }
        }
        return null;
    }

    /** A unit took effect whole or not at all. */
    @Nullable
    String half() {
        for (Logged entry : hub.log) {
            UUID id = entry.set().id();
            if (!entry.set().unit()) {
                continue;
            }
            boolean some = entry.change().effects().stream()
                    .filter(e -> e.op() != Op.CREATED)
                    .flatMap(e -> e.groups().entrySet().stream())
                    .anyMatch(g -> !g.getKey().equals(Conflict.DELETED)
                            && g.getValue().now().writer().equals(id));
            boolean none = entry.change().conflicts().stream()
                    .anyMatch(c -> c.local().changeset().equals(id)
                            && !c.localWins()
                            && c.parts().stream().anyMatch(Contested::isOpen));
            if (some && none) {
                return "HALF " + id;
            }
        }
        return null;
    }

    /** Walks the log: nothing was replaced blindly, and nothing deleted over a conflict its author had not seen. */
    @Nullable
    String log() {
        Map<UUID, Conflict> open = new LinkedHashMap<>();
        for (Logged entry : hub.log) {
            if (entry.change().at().isAfter(entry.arrived())) {
                return "FUTURE " + entry.set().id() + " was made after it arrived";
            }
            for (Effect effect : entry.change().effects()) {
                String fault = effect.op() == Op.DELETED ? buried(entry, effect, open.values()) : blind(entry, effect);
                if (fault != null) {
                    return fault;
                }
            }
            entry.change().conflicts().forEach(c -> open.put(c.id(), c));
            open.values().removeIf(c -> !c.isOpen());
        }
        return null;
    }

    private static @Nullable String buried(Logged entry, Effect effect, Collection<Conflict> open) {
        for (Patch patch : entry.set().patches()) {
            if (patch.op() == Op.DELETED && patch.key().equals(effect.key())) {
                for (Conflict conflict : open) {
                    if (conflict.isAbout(effect.key()) && !patch.conflicts().contains(conflict.id())) {
                        return "BURIED over a conflict " + conflict.id();
                    }
                }
            }
        }
        return null;
    }

    private @Nullable String blind(Logged entry, Effect effect) {
        UUID id = entry.set().id();
        for (var group : effect.groups().entrySet()) {
            GroupChange change = group.getValue();
            UUID was = change.was();
            if (was != null
                    && hub.floor == 0
                    && change.now().writer().equals(id)
                    && !group.getKey().equals(Conflict.DELETED)
                    && !change.to().isEmpty()
                    && !isTrueAncestor(was, id, effect.key(), group.getKey())
                    && entry.change().conflicts().stream().noneMatch(c -> tells(c, effect.key(), group.getKey()))) {
                return "BLIND " + id + " replaced what its author had not seen";
            }
        }
        return null;
    }

    /** What whoever holds the lock knows best is as they left it; without a lock the later edit is shown. */
    @Nullable
    String onsite() {
        for (Logged entry : hub.log) {
            for (Conflict conflict : entry.change().conflicts()) {
                boolean own = conflict.local().changeset().equals(entry.set().id());
                if (own && conflict.kind() == Conflict.Kind.EDIT && conflict.localWins() != wins(entry, conflict)) {
                    return "ONSITE " + conflict.id();
                }
            }
        }
        return null;
    }

    private static boolean wins(Logged entry, Conflict conflict) {
        Contested part = conflict.parts().getFirst();
        boolean onsite = conflict.parts().size() == 1
                && part.isOpen()
                && part.key().type().group(part.group()).getFirst().policy() == MergePolicy.ONSITE;
        if (!onsite) {
            return conflict.localWins();
        }
        return switch (entry.site()) {
            case HOLDER -> true;
            case ELSEWHERE -> false;
            case UNLOCKED ->
                Objects.requireNonNull(conflict.local().at())
                        .isAfter(Objects.requireNonNull(conflict.cloud().at()));
        };
    }

    /** The inbox asks only what has to be asked, and says who won and why. */
    @Nullable
    String inbox() {
        for (Conflict conflict : hub.view.conflicts.values()) {
            for (Contested part : conflict.parts()) {
                String fault = conflict.kind() == Conflict.Kind.EDIT
                                && part.isOpen()
                                && conflict.parts().size() == 1
                        ? needless(conflict, part)
                        : null;
                if (fault != null) {
                    return fault + " " + conflict.id();
                }
            }
        }
        return null;
    }

    private @Nullable String needless(Conflict conflict, Contested part) {
        MergePolicy policy = part.key().type().group(part.group()).getFirst().policy();
        Instant local = Objects.requireNonNull(conflict.local().at());
        Instant cloud = Objects.requireNonNull(conflict.cloud().at());
        if (policy == MergePolicy.MANUAL && conflict.localWins()) {
            return "UNASKED";
        }
        if (policy == MergePolicy.LWW && conflict.localWins() != local.isAfter(cloud)) {
            return "EARLIER";
        }
        if (part.cloud().equals(part.local())) {
            return "NEEDLESS";
        }
        return spurious(conflict, part) ? "SPURIOUS" : null;
    }

    /** A straight line of changes that are all here is no clash, and one line of changes is one conflict. */
    private boolean spurious(Conflict conflict, Contested part) {
        UUID loser = conflict.loser().changeset();
        UUID winner = conflict.localWins()
                ? conflict.local().changeset()
                : conflict.cloud().changeset();
        Changeset set = truth.get(loser);
        if (hub.floor > 0 || set == null || (set.unit() && set.patches().size() > 1)) {
            return false;
        }
        return isWhole(winner, loser, part)
                || isWhole(loser, winner, part)
                || hub.view.conflicts(part.key()).stream()
                        .filter(c -> !c.id().equals(conflict.id()) && c.parts().size() == 1)
                        .filter(c -> c.kind() != Conflict.Kind.REJECTED)
                        .filter(c -> c.parts().getFirst().isAbout(part.key(), part.group()))
                        .anyMatch(c -> isWhole(loser, c.loser().changeset(), part)
                                && !loser.equals(c.loser().changeset()));
    }

    /** Whether {@code of} descends from {@code ancestor} by changes that are all in the log. */
    private boolean isWhole(UUID ancestor, UUID of, Contested part) {
        UUID at = of;
        for (int i = 0; at != null && hub.seqOf.containsKey(at) && i < 1000; i++) {
            if (at.equals(ancestor)) {
                return true;
            }
            Patch patch = Objects.requireNonNull(truth.get(at)).patch(part.key());
            GroupPatch found = patch == null ? null : patch.groups().get(part.group());
            at = found == null ? null : found.after();
        }
        return false;
    }
}
