package dev.roadcase.model;

import static dev.roadcase.model.Field.*;

import org.jspecify.annotations.Nullable;

/** One connector of a model in the library. */
public record EquipmentPort(
        Id<EquipmentPort> id,
        String portType,
        String ioType,
        @Nullable String label,
        @Nullable String format,
        @Nullable Integer portIndex) {

    public static final EntityType<EquipmentPort> TYPE = EntityType.of(
                    EquipmentPort.class, "equipment-io-ports", "equipment_io_ports", "equipment port")
            .doc("A connector of a model that has its ports on the chassis.")
            .inLibrary()
            .nestedBy("equipmentId")
            .fields(fields())
            .build();

    /** A port reads the same on a chassis and on a card. */
    static Field[] fields() {
        return new Field[] {
            choice("portType", "Which way the signal runs.", "input", "output").required(),
            line("ioType", "Connector or signal as the maker prints it, for example 12G-SDI.")
                    .required(),
            line("label", "As marked at the connector."),
            line("format", "Best raster and rate it carries."),
            whole("portIndex", 0, 9_999, "Number within its direction.")
        };
    }
}
