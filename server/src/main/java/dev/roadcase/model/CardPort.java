package dev.roadcase.model;

import org.jspecify.annotations.Nullable;

/** One connector of a card. */
public record CardPort(
        Id<CardPort> id,
        String portType,
        String ioType,
        @Nullable String label,
        @Nullable String format,
        @Nullable Integer portIndex) {

    public static final EntityType<CardPort> TYPE = EntityType.of(
                    CardPort.class, "equipment-card-io", "equipment_card_io", "card port")
            .doc("A connector of a card.")
            .inLibrary()
            .nestedBy("cardId")
            .fields(EquipmentPort.fields())
            .build();
}
