package dev.roadcase.model;

import static dev.roadcase.model.Field.*;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Anything that takes a signal in the end: a projector, a monitor, a recorder, a stream. */
public record Send(
        Id<Send> id,
        Id<Production> productionId,
        @Nullable String label,
        String type,
        String name,
        @Nullable Integer hRes,
        @Nullable Integer vRes,
        @Nullable BigDecimal rate,
        @Nullable String standard,
        @Nullable String note,
        @Nullable String secondaryDevice,
        @Nullable String outputConnector,
        List<SendInput> inputs) {

    public static final EntityType<Send> TYPE = EntityType.of(Send.class, "sends", "sends", "send")
            .doc("Anything that takes a signal in the end: a projector, a monitor, a recorder, a stream.")
            .fields(
                    line("label", "As printed, for example DST 1; may repeat."),
                    line("type", "Kind of send.").required().vocabulary("send-types"),
                    line("name", "What it is, or where it hangs.").required(),
                    whole("hRes", 1, 65_535, "Horizontal resolution.")
                            .unit("px")
                            .group("raster"),
                    whole("vRes", 1, 65_535, "Vertical resolution.").unit("px").group("raster"),
                    hertz("rate", "Frame rate.").group("raster").vocabulary("frame-rates"),
                    line("standard", "Free text such as 3G; never computed with.")
                            .group("raster"),
                    prose("note", "Anything the crew should know."),
                    line("secondaryDevice", "In-line converters before it.").vocabulary("secondary-devices"),
                    line("outputConnector", "Connector of the feed.").vocabulary("connectors"))
            .child("inputs", SendInput.TYPE)
            .build();
}
