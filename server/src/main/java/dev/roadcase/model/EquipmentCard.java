package dev.roadcase.model;

import static dev.roadcase.model.Field.*;

import java.util.List;

/** A card in a slot of a modular frame. */
public record EquipmentCard(Id<EquipmentCard> id, int slotNumber, List<CardPort> io) {

    public static final EntityType<EquipmentCard> TYPE = EntityType.of(
                    EquipmentCard.class, "equipment-cards", "equipment_cards", "equipment card")
            .doc("A card in a slot; the slot is its identity, so two servers that fill it fill the same record.")
            .inLibrary()
            .nestedBy("equipmentId")
            .label("slotNumber")
            .fields(whole("slotNumber", 0, 999, "Slot in the frame, as the maker counts.")
                    .required()
                    .fixed())
            .child("io", CardPort.TYPE)
            .idBy((equipment, values) -> values.at(EquipmentCard.TYPE.indexOf("slotNumber")) instanceof Integer slot
                    ? Ids.derived(equipment, "slot/" + slot)
                    : null)
            .build();
}
