package dev.roadcase.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The immutable identity of one record of entity {@code E}. */
@SuppressWarnings("UnusedTypeParameter") // the parameter only keeps ids of different entities apart
public record Id<E>(@JsonValue UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
