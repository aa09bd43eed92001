package dev.roadcase.model;

import static dev.roadcase.model.Field.*;

import dev.roadcase.model.Kind.Tree.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of equipment on this show. */
public record Device(
        Id<Device> id,
        Id<Production> productionId,
        String name,
        String category,
        @Nullable Id<Equipment> equipmentId,
        @Nullable String location,
        @Nullable String ipAddress,
        @Nullable String serialNumber,
        @Nullable String redundancy,
        @Nullable Id<Device> pairedDeviceId,
        @Nullable String note,
        @Nullable JsonText salvos,
        List<Port> ports) {

    public static final EntityType<Device> TYPE = EntityType.of(Device.class, "devices", "devices", "device")
            .doc("A piece of equipment on this show, with its ports.")
            .label("name")
            .fields(
                    line("name", "What the crew calls it, for example E2 1.").required(),
                    line("category", "Kind of equipment.").required().vocabulary("equipment-categories"),
                    reference("equipmentId", "equipment", "The model in the library."),
                    line("location", "Rack, position or room.").policy(MergePolicy.ONSITE),
                    line("ipAddress", "Address of its control port."),
                    line("serialNumber", "Of this very unit.").policy(MergePolicy.ONSITE),
                    choice("redundancy", "Its part in a main and backup pair.", "main", "backup"),
                    reference("pairedDeviceId", "devices", "The other half of the pair."),
                    prose("note", "Anything the crew should know."),
                    json("salvos", Shape.ANY, "Crosspoints taken together, each {name, routes[{output, input}]}."))
            .child("ports", Port.TYPE)
            .completedBy(DevicePorts::fromEquipment)
            .build();
}
