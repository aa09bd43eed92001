package dev.roadcase.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The field values of one record, in the order of its descriptor; immutable. */
public final class Values {
    private final @Nullable Object[] slots;

    private Values(@Nullable Object[] slots) {
        this.slots = slots;
    }

    /** Values in descriptor order; the array is handed over and must not be changed afterwards. */
    public static Values of(@Nullable Object[] slots) {
        return new Values(slots);
    }

    /** No field set. */
    public static Values empty(int size) {
        return new Values(new @Nullable Object[size]);
    }

    public @Nullable Object at(int index) {
        return slots[index];
    }

    public int size() {
        return slots.length;
    }

    /** Whether both hold the same at these places. */
    boolean agrees(Values other, int[] places) {
        for (int place : places) {
            if (!Objects.equals(slots[place], other.slots[place])) {
                return false;
            }
        }
        return true;
    }

    /** A copy with the named fields replaced; names unknown to {@code type} are left out. */
    public Values with(EntityType<?> type, Map<String, ? extends @Nullable Object> changes) {
        @Nullable Object[] copy = slots.clone();
        changes.forEach((name, value) -> {
            int index = type.indexOf(name);
            if (index >= 0) {
                copy[index] = value;
            }
        });
        return new Values(copy);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Values that && Arrays.equals(slots, that.slots);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(slots);
    }

    @Override
    public String toString() {
        return Arrays.toString(slots);
    }
}
