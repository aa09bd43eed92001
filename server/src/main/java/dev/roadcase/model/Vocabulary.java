package dev.roadcase.model;

import static dev.roadcase.model.Field.*;

import dev.roadcase.model.Kind.Tree.Shape;
import java.util.List;
import java.util.UUID;

/** An editable list of values offered for a field, such as the types of sources. */
public record Vocabulary(Id<Vocabulary> id, String name, JsonText values) {

    /** The lists there are; people edit their values, not their number. */
    public static final List<String> NAMES = List.of(
            "source-types",
            "send-types",
            "connectors",
            "signals",
            "cable-types",
            "secondary-devices",
            "frame-rates",
            "resolutions",
            "equipment-categories",
            "ip-categories",
            "checklist-categories");

    public static final EntityType<Vocabulary> TYPE = EntityType.of(
                    Vocabulary.class, "vocabularies", "vocabularies", "vocabulary")
            .doc("An editable list of values offered for a field.")
            .inLibrary()
            .unordered()
            .label("name")
            .fields(
                    line("name", "Which list.").required().fixed(),
                    json("values", Shape.TEXTS, "The values, in the order they are offered.")
                            .column("value_list")
                            .required()
                            .combine(Combine.LIST))
            .build();

    /** The id of the list of that name on every server. */
    public static UUID idOf(String name) {
        return Ids.fixed("vocabulary", name);
    }
}
