package dev.roadcase.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an entity is: its names, fields, children, rules. REST, SQL, history, export, the API description and the contract
 * tests are each written once against this descriptor.
 *
 * @param <E> the record class of the entity
 */
public final class EntityType<E> {
    /** Records nested in another one, such as the outputs of a source. */
    public record Child(String name, EntityType<?> type) {}

    private static final int[] NOWHERE = {};

    private final Class<E> record;
    private final String path;
    private final String table;
    private final String word;
    private final String doc;
    private final ScopeKind scope;
    private final @Nullable String parentField;
    private final boolean ordered;
    private final List<Field> fields;
    private final List<Child> children;
    private final List<Rule> rules;
    private final List<String> label;
    private final @Nullable IdRule idRule;
    private final Completion completion;
    private final Map<String, Integer> index = new LinkedHashMap<>();
    private final Map<String, List<Field>> groups = new LinkedHashMap<>();
    private final Map<String, int[]> places = new HashMap<>();
    private final Records<E> records;

    private EntityType(Builder<E> b) {
        record = b.record;
        path = b.path;
        table = b.table;
        word = b.word;
        doc = b.doc;
        scope = b.scope;
        parentField = b.parentField;
        ordered = b.ordered;
        fields = List.copyOf(b.fields);
        children = List.copyOf(b.children);
        rules = List.copyOf(b.rules);
        label = b.label;
        idRule = b.idRule;
        completion = b.completion;
        for (Field field : fields) {
            index.put(field.name(), index.size());
            groups.computeIfAbsent(field.group(), g -> new ArrayList<>()).add(field);
        }
        groups.forEach((group, members) -> places.put(
                group, members.stream().mapToInt(f -> indexOf(f.name())).toArray()));
        records = new Records<>(this, record);
    }

    /** Starts a descriptor: {@code path} is the REST path segment and the name in events, {@code word} what people say. */
    public static <E> Builder<E> of(Class<E> record, String path, String table, String word) {
        return new Builder<>(record, path, table, word);
    }

    public Class<E> record() {
        return record;
    }

    public String path() {
        return path;
    }

    public String table() {
        return table;
    }

    public String word() {
        return word;
    }

    public String doc() {
        return doc;
    }

    public ScopeKind scope() {
        return scope;
    }

    /** The field that names the parent record, for a nested entity. */
    public @Nullable String parentField() {
        return parentField;
    }

    public boolean isNested() {
        return parentField != null;
    }

    /** Whether people order these records by hand. */
    public boolean isOrdered() {
        return ordered;
    }

    /** Whether the record belongs to a production without being one. */
    public boolean isInProduction() {
        return scope == ScopeKind.PRODUCTION && !path.equals("productions");
    }

    public List<Field> fields() {
        return fields;
    }

    public List<Child> children() {
        return children;
    }

    public List<Rule> rules() {
        return rules;
    }

    public int indexOf(String field) {
        return index.getOrDefault(field, -1);
    }

    public @Nullable Field field(String name) {
        int i = indexOf(name);
        return i < 0 ? null : fields.get(i);
    }

    /** Field groups in the order of their first field. */
    public Map<String, List<Field>> groups() {
        return groups;
    }

    /** The fields of one group; empty when this version does not know it. */
    public List<Field> group(String name) {
        return groups.getOrDefault(name, List.of());
    }

    /** Where in a record's values those of one group are; not to be changed. */
    int[] places(String group) {
        return places.getOrDefault(group, NOWHERE);
    }

    public Set<String> groupsOf(Set<String> names) {
        Set<String> found = new LinkedHashSet<>();
        for (Field field : fields) {
            if (names.contains(field.name())) {
                found.add(field.group());
            }
        }
        return found;
    }

    /** The fields that name a record to people, the first that is set is used. */
    public List<String> label() {
        return label;
    }

    /** How the id of a slot-like record follows from its parent and content, if it does. */
    public @Nullable IdRule idRule() {
        return idRule;
    }

    /** Fills in what a new record was not given. */
    public Completion completion() {
        return completion;
    }

    /** The record of a row, with its nested rows. */
    public E toRecord(Row row, Nested nested) {
        return records.read(row, nested);
    }

    @Override
    public String toString() {
        return path;
    }

    /** Collects what {@link EntityType} is made of. */
    public static final class Builder<E> {
        private final Class<E> record;
        private final String path;
        private final String table;
        private final String word;
        private String doc = "";
        private ScopeKind scope = ScopeKind.PRODUCTION;
        private @Nullable String parentField;
        private boolean ordered = true;
        private final List<Field> fields = new ArrayList<>();
        private final List<Child> children = new ArrayList<>();
        private final List<Rule> rules = new ArrayList<>();
        private List<String> label = List.of("label", "name");
        private @Nullable IdRule idRule;
        private Completion completion = (id, sent, lookup, nested) -> sent;

        private Builder(Class<E> record, String path, String table, String word) {
            this.record = record;
            this.path = path;
            this.table = table;
            this.word = word;
        }

        public Builder<E> doc(String text) {
            doc = text;
            return this;
        }

        public Builder<E> inLibrary() {
            scope = ScopeKind.LIBRARY;
            return this;
        }

        public Builder<E> nestedBy(String field) {
            parentField = field;
            return this;
        }

        public Builder<E> unordered() {
            ordered = false;
            return this;
        }

        public Builder<E> fields(Field... added) {
            fields.addAll(List.of(added));
            return this;
        }

        public Builder<E> child(String name, EntityType<?> type) {
            children.add(new Child(name, type));
            return this;
        }

        public Builder<E> rule(Rule rule) {
            rules.add(rule);
            return this;
        }

        public Builder<E> label(String... names) {
            label = List.of(names);
            return this;
        }

        public Builder<E> idBy(IdRule rule) {
            idRule = rule;
            return this;
        }

        public Builder<E> completedBy(Completion filling) {
            completion = filling;
            return this;
        }

        public EntityType<E> build() {
            if (ordered) {
                Field position = Field.line("position", "Place in the list, a fractional index; the server gives one.");
                fields.add(parentField == null ? position : position.hide());
            }
            if (parentField != null) {
                fields.addFirst(Field.reference(parentField, "", "The record this one is part of.")
                        .fixed()
                        .hide());
            }
            return new EntityType<>(this);
        }
    }
}
