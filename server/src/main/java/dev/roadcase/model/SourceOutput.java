package dev.roadcase.model;

import static dev.roadcase.model.Field.*;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One connector at which a source gives its signal, with a raster of its own where it differs. */
public record SourceOutput(
        Id<SourceOutput> id,
        String connector,
        int outputIndex,
        @Nullable String label,
        @Nullable Integer hRes,
        @Nullable Integer vRes,
        @Nullable BigDecimal rate,
        @Nullable String standard) {

    public static final EntityType<SourceOutput> TYPE = EntityType.of(
                    SourceOutput.class, "source-outputs", "source_outputs", "source output")
            .doc("An output connector of a source.")
            .nestedBy("sourceId")
            .fields(
                    line("connector", "Plug on the source.").required().vocabulary("connectors"),
                    whole("outputIndex", 0, 9_999, "Number of the output, from 1.")
                            .initial(1),
                    line("label", "As marked at the connector."),
                    whole("hRes", 1, 65_535, "Horizontal resolution, where it differs from the source's.")
                            .unit("px")
                            .group("raster"),
                    whole("vRes", 1, 65_535, "Vertical resolution.").unit("px").group("raster"),
                    hertz("rate", "Frame rate.").group("raster"),
                    line("standard", "Free text such as 3G; never computed with.")
                            .group("raster"))
            .build();
}
