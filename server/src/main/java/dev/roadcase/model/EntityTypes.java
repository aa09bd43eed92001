package dev.roadcase.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every entity there is, those referred to before those that refer to them. */
public final class EntityTypes {
    /** The entities that have REST paths of their own. */
    public static final List<EntityType<?>> ALL = List.of(
            Production.TYPE,
            Equipment.TYPE,
            Format.TYPE,
            Vocabulary.TYPE,
            Source.TYPE,
            Send.TYPE,
            Device.TYPE,
            Connection.TYPE,
            IpAddress.TYPE,
            ChecklistItem.TYPE);

    private static final Map<String, EntityType<?>> BY_PATH = new LinkedHashMap<>();
    private static final Map<EntityType<?>, EntityType<?>> PARENTS = new LinkedHashMap<>();

    static {
        ALL.forEach(EntityTypes::register);
    }

    private EntityTypes() {}

    private static void register(EntityType<?> type) {
        BY_PATH.put(type.path(), type);
        for (EntityType.Child child : type.children()) {
            PARENTS.put(child.type(), type);
            register(child.type());
        }
    }

    /** Every entity, nested ones included, parents before children. */
    public static List<EntityType<?>> withNested() {
        return List.copyOf(BY_PATH.values());
    }

    /** The entity of that path, nested ones included; null when this version does not know it. */
    public static @Nullable EntityType<?> find(String path) {
        return BY_PATH.get(path);
    }

    /** The entity of that path; it must be known. */
    public static EntityType<?> get(String path) {
        EntityType<?> type = find(path);
        if (type == null) {
            throw new RoadcaseException("This version of Roadcase does not know '" + path + "'; update it");
        }
        return type;
    }

    /** The entity that holds {@code type}, or null when it stands alone. */
    public static @Nullable EntityType<?> parentOf(EntityType<?> type) {
        return PARENTS.get(type);
    }

    /** The entities of one kind of scope, nested ones included, parents first. */
    public static List<EntityType<?>> in(ScopeKind scope) {
        List<EntityType<?>> found = new ArrayList<>(BY_PATH.values());
        found.removeIf(type -> type.scope() != scope);
        return found;
    }
}
