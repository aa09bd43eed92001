package dev.roadcase.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows into entity records; the only place that uses reflection, which it does once per entity at start-up. A
 * descriptor that names a field its record lacks fails there and not at the first request.
 */
final class Records<E> {
    private final EntityType<E> type;
    private final Constructor<E> constructor;
    private final RecordComponent[] components;

    Records(EntityType<E> type, Class<E> record) {
        this.type = type;
        components = record.getRecordComponents();
        try {
            constructor = record.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
        List<String> names =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        for (Field field : type.fields()) {
            if (!names.contains(field.name())
                    && !field.isHidden()
                    && !field.name().equals("position")) {
                throw new IllegalStateException(record + " has no component " + field.name());
            }
        }
    }

    E read(Row row, Nested nested) {
        @Nullable Object[] arguments = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            arguments[i] = argument(components[i], row, nested);
        }
        try {
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot make " + type, e);
        }
    }

    private @Nullable Object argument(RecordComponent component, Row row, Nested nested) {
        String name = component.getName();
        if (name.equals("id")) {
            return new Id<>(row.id());
        }
        if (name.equals("productionId")) {
            return new Id<>(row.scope());
        }
        for (EntityType.Child child : type.children()) {
            if (child.name().equals(name)) {
                return nested.children(child.type(), row.id()).stream()
                        .map(r -> child.type().toRecord(r, nested))
                        .toList();
            }
        }
        return typed(component, row.get(name));
    }

    private static @Nullable Object typed(RecordComponent component, @Nullable Object value) {
        if (component.getType() == Id.class && value instanceof UUID id) {
            return new Id<>(id);
        }
        if (value == null && component.getType() == boolean.class) {
            return false;
        }
        return value;
    }
}
