package dev.roadcase.model;

import static dev.roadcase.model.Field.*;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Anything that gives a signal: a laptop, a camera, a playback. */
public record Source(
        Id<Source> id,
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
        @Nullable String blanking,
        List<SourceOutput> outputs) {

    public static final EntityType<Source> TYPE = EntityType.of(Source.class, "sources", "sources", "source")
            .doc("Anything that gives a signal: a laptop, a camera, a playback.")
            .fields(
                    line("label", "As printed, for example SRC 1; may repeat."),
                    line("type", "Kind of source.").required().vocabulary("source-types"),
                    line("name", "What it shows, or who sits at it.").required(),
                    whole("hRes", 1, 65_535, "Horizontal resolution.")
                            .unit("px")
                            .group("raster"),
                    whole("vRes", 1, 65_535, "Vertical resolution.").unit("px").group("raster"),
                    hertz("rate", "Frame rate.").group("raster").vocabulary("frame-rates"),
                    line("standard", "Free text such as 3G; never computed with.")
                            .group("raster"),
                    prose("note", "Anything the crew should know."),
                    line("secondaryDevice", "In-line converters behind it.").vocabulary("secondary-devices"),
                    choice("blanking", "Reduced blanking.", "none", "RBv1", "RBv2", "RBv3")
                            .group("raster"))
            .child("outputs", SourceOutput.TYPE)
            .build();
}
