package dev.roadcase.sync.core;

import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Field;
import dev.roadcase.model.Key;
import dev.roadcase.model.Kind;
import dev.roadcase.model.Row;
import dev.roadcase.model.Rule;
import dev.roadcase.model.ScopeKind;
import dev.roadcase.model.Violation;
import dev.roadcase.model.Violation.Code;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs the rules of a record, but only for the groups that change; an old dangling reference may be written back. */
final class RuleCheck implements Rule.Lookup {
    private final View view;
    private final @Nullable Row was;
    private final Row row;
    /** What is taken is told once, at the first field of those that changed. */
    private final Set<String> told = new HashSet<>();

    RuleCheck(View view, @Nullable Row was, Row row) {
        this.view = view;
        this.was = was;
        this.row = row;
    }

    void run(Consumer<Violation> report) {
        Set<String> changed = changedGroups();
        for (Field field : row.type().fields()) {
            if (field.kind() instanceof Kind.Reference reference && isNew(field.name())) {
                checkReference(field, reference, report);
            }
        }
        for (Rule rule : row.type().rules()) {
            if (rule.groups().stream().anyMatch(changed::contains)) {
                rule.check().check(row, this, v -> pass(v, changed, report));
            }
        }
    }

    private void checkReference(Field field, Kind.Reference reference, Consumer<Violation> report) {
        if (!reference.entity().isEmpty()
                && row.get(field.name()) instanceof UUID id
                && live(reference.entity(), id) == null) {
            String word = EntityTypes.get(reference.entity()).word();
            report.accept(
                    Violation.of(field.name(), Code.UNKNOWN_REFERENCE, "there is no such " + word + " in this show"));
        }
    }

    private void pass(Violation fault, Set<String> changed, Consumer<Violation> report) {
        Field field = row.type().field(fault.field());
        boolean old = fault.code() == Code.UNKNOWN_REFERENCE && !isNew(fault.field());
        boolean counts = field != null && changed.contains(field.group()) && !old;
        if (counts && (fault.code() != Code.TAKEN || told.add(fault.message()))) {
            report.accept(fault);
        }
    }

    private boolean isNew(String field) {
        return was == null || !Objects.equals(was.get(field), row.get(field));
    }

    private Set<String> changedGroups() {
        Set<String> changed = new LinkedHashSet<>();
        for (Field field : row.type().fields()) {
            if (isNew(field.name())) {
                changed.add(field.group());
            }
        }
        return changed;
    }

    @Override
    public @Nullable Row live(String entity, UUID id) {
        Row found = view.row(new Key(EntityTypes.get(entity), id));
        boolean visible = found != null
                && !found.deleted()
                && (found.scope().equals(row.scope()) || found.type().scope() == ScopeKind.LIBRARY);
        return visible ? found : null;
    }

    @Override
    public List<Row> nested(EntityType<?> type, UUID parent) {
        return view.children(type, parent);
    }

    @Override
    public List<Row> naming(EntityType<?> type, String field, UUID id) {
        return view.naming(type, row.scope(), field, id);
    }
}
