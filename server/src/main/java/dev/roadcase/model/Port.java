package dev.roadcase.model;

import static dev.roadcase.model.Field.*;

import org.jspecify.annotations.Nullable;

/** One connector of a device on this show. */
public record Port(
        Id<Port> id,
        String direction,
        @Nullable String connector,
        @Nullable String signal,
        @Nullable String label,
        @Nullable String format,
        @Nullable Integer portIndex,
        @Nullable Integer cardSlot,
        @Nullable Id<Port> routedFrom) {

    public static final EntityType<Port> TYPE = EntityType.of(Port.class, "ports", "device_ports", "port")
            .doc("A connector of a device; made from the equipment when the device is placed, then free to change.")
            .nestedBy("deviceId")
            .fields(
                    choice("direction", "Which way the signal runs.", "in", "out", "bidirectional")
                            .required(),
                    line("connector", "The plug.").vocabulary("connectors"),
                    line("signal", "What runs through it, which is not the plug.")
                            .vocabulary("signals"),
                    line("label", "As marked at the connector."),
                    line("format", "Raster and rate it carries."),
                    whole("portIndex", 0, 9_999, "Number within its direction."),
                    whole("cardSlot", 0, 999, "Slot of the card it sits on."),
                    reference("routedFrom", "ports", "The input of the same device that this output shows now."))
            .rule(PortRules.CROSSPOINT)
            .build();
}
