package dev.roadcase.sync.core;

import dev.roadcase.model.Conflict;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Field;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.Key;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Resolve;
import dev.roadcase.model.Row;
import dev.roadcase.model.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A changeset in the making: the rows as they were and as they shall be, and what each author saw. One thread only. */
final class Draft {
    private final Proposal proposal;
    private final Workspace work;
    private final long versionOffset;
    private final Supplier<UUID> mint;
    private final Map<Key, @Nullable Row> before = new LinkedHashMap<>();
    private final Map<Key, Map<String, GroupPatch>> seen = new LinkedHashMap<>();
    private final List<Violation> faults = new ArrayList<>();
    private final Set<String> insisted = new HashSet<>();
    private final List<Resolve> resolves = new ArrayList<>();

    Draft(Proposal proposal, Workspace work, long versionOffset, Supplier<UUID> mint) {
        this.proposal = proposal;
        this.work = work;
        this.versionOffset = versionOffset;
        this.mint = mint;
    }

    Proposal proposal() {
        return proposal;
    }

    Workspace work() {
        return work;
    }

    UUID mint() {
        return mint.get();
    }

    /** The rows touched so far, as they were before. */
    Map<Key, @Nullable Row> before() {
        return before;
    }

    /** Whether the record or anything nested in it was touched already. */
    boolean touches(Row row) {
        return before.keySet().stream().anyMatch(key -> {
            Key at = key;
            while (at != null && !at.equals(row.key())) {
                at = above(at);
            }
            return at != null;
        });
    }

    private @Nullable Key above(Key key) {
        Row row = work.row(key);
        var parentType = EntityTypes.parentOf(key.type());
        return row == null || row.parent() == null || parentType == null ? null : new Key(parentType, row.parent());
    }

    long versionOffset() {
        return versionOffset;
    }

    /** The version the record gets when this changeset is done. */
    long nextVersion(Row row) {
        return Math.max(row.version(), versionOffset) + 1;
    }

    void put(Row row) {
        if (!before.containsKey(row.key())) {
            before.put(row.key(), work.row(row.key()));
        }
        work.put(row);
    }

    /** Remembers what the author of a patch saw; the first patch of a group counts. */
    void saw(Key key, String group, GroupPatch patch) {
        seen.computeIfAbsent(key, k -> new LinkedHashMap<>()).putIfAbsent(group, patch);
    }

    @Nullable
    GroupPatch seen(Key key, String group) {
        return seen.getOrDefault(key, Map.of()).get(group);
    }

    void fault(Violation fault) {
        faults.add(fault);
    }

    /** Whether something is wrong with what was sent; faults are told before clashes. */
    boolean hasFaults() {
        return !faults.isEmpty();
    }

    List<Violation> takeFaults() {
        List<Violation> taken = List.copyOf(faults);
        faults.clear();
        return taken;
    }

    /** This changeset says something of the group even where its values stay: somebody decided that they do. */
    void insist(Key key, String group) {
        insisted.add(key + "/" + group);
    }

    boolean isInsisted(Key key, String group) {
        return insisted.contains(key + "/" + group);
    }

    /** What its author decided about conflicts. */
    void decide(Conflict after) {
        work.put(after);
        resolves.add(new Resolve(after.id(), after.resolution()));
    }

    List<Resolve> resolves() {
        return resolves;
    }

    /** Reports what the rules say about {@code row}, for what changed against {@code was}. */
    void checkRules(@Nullable Row was, Row row, String prefix) {
        if (proposal.lenient() || row.deleted()) {
            return;
        }
        new RuleCheck(work, was, row).run(v -> fault(prefix.isEmpty() ? v : v.under(prefix)));
    }

    /** Reports required fields that {@code row} lacks. */
    void checkRequired(Row row, String prefix) {
        for (Field field : row.type().fields()) {
            if (field.isRequired() && row.get(field.name()) == null) {
                Violation fault = Violation.of(field.name(), Violation.Code.REQUIRED, "is required");
                Violation placed = prefix.isEmpty() ? fault : fault.under(prefix);
                if (faults.stream().noneMatch(f -> f.field().equals(placed.field()))) {
                    fault(placed);
                }
            }
        }
    }
}
