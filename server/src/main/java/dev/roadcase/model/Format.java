package dev.roadcase.model;

import static dev.roadcase.model.Field.*;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A raster and rate the crew picks from a list. */
public record Format(
        Id<Format> id,
        String label,
        int hRes,
        int vRes,
        BigDecimal rate,
        boolean interlaced,
        @Nullable String blanking) {

    public static final EntityType<Format> TYPE = EntityType.of(Format.class, "formats", "formats", "format")
            .doc("A raster and rate to pick from a list.")
            .inLibrary()
            .fields(
                    line("label", "As people read it, for example 1920 x 1080 @ 59.94i.")
                            .required(),
                    whole("hRes", 1, 65_535, "Horizontal resolution.")
                            .unit("px")
                            .required()
                            .group("raster"),
                    whole("vRes", 1, 65_535, "Vertical resolution.")
                            .unit("px")
                            .required()
                            .group("raster"),
                    hertz("rate", "Frame rate.").required().group("raster"),
                    flag("interlaced", false, "Whether it is interlaced.").group("raster"),
                    choice("blanking", "Reduced blanking.", "none", "RBv1", "RBv2", "RBv3")
                            .group("raster"))
            .build();
}
