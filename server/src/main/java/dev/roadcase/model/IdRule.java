package dev.roadcase.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Derives the id of a record that fills a slot, so that two servers that fill the same slot make the same record. */
@FunctionalInterface
public interface IdRule {
    /** The id, or null where the content does not determine one. */
    @Nullable
    UUID derive(UUID parent, Values values);
}
