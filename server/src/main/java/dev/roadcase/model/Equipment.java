package dev.roadcase.model;

import static dev.roadcase.model.Field.*;

import dev.roadcase.model.Kind.Tree.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model in the equipment library, shared by all productions. */
public record Equipment(
        Id<Equipment> id,
        String category,
        String manufacturer,
        String model,
        @Nullable String ioArchitecture,
        @Nullable Integer cardSlots,
        boolean formatByIo,
        boolean isSecondaryDevice,
        @Nullable JsonText deviceFormats,
        @Nullable JsonText specs,
        List<EquipmentPort> ioPorts,
        List<EquipmentCard> cards) {

    public static final EntityType<Equipment> TYPE = EntityType.of(
                    Equipment.class, "equipment", "equipment_specs", "equipment model")
            .doc("A model in the equipment library, shared by all productions.")
            .inLibrary()
            .unordered()
            .label("model")
            .fields(
                    line("category", "Kind of equipment.").required().vocabulary("equipment-categories"),
                    line("manufacturer", "Who makes it.").required(),
                    line("model", "What the maker calls it.").required(),
                    choice("ioArchitecture", "Ports on the chassis, or on cards in slots.", "direct", "card-based"),
                    whole("cardSlots", 0, 999, "Number of card slots."),
                    flag("formatByIo", true, "Whether formats belong to single ports rather than the device."),
                    flag("isSecondaryDevice", false, "Whether it sits in line, such as a converter."),
                    json("deviceFormats", Shape.ANY, "Formats of the whole device; any JSON."),
                    json("specs", Shape.ANY, "Anything else worth keeping; any JSON."))
            .child("ioPorts", EquipmentPort.TYPE)
            .child("cards", EquipmentCard.TYPE)
            .build();
}
