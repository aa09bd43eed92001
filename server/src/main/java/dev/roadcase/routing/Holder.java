package dev.roadcase.routing;

import dev.roadcase.model.Device;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Key;
import dev.roadcase.model.Row;
import dev.roadcase.model.Send;
import dev.roadcase.model.Source;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has ports: a source, a send or a device.
 *
 * @param printed its label as printed, empty for a device
 * @param name what people call it beyond the label
 * @param category of a device; the type of a source or send
 * @param raster what it gives or is planned to get
 * @param converters what sits in line behind a source or before a send
 */
record Holder(
        EntityType<?> type,
        UUID id,
        long version,
        String position,
        String printed,
        String name,
        String category,
        @Nullable Raster raster,
        Converters converters,
        @Nullable UUID equipment,
        @Nullable UUID pair,
        String address) {

    /** What makes new pictures of those it gets, so that the raster behind it is not the one before it. */
    private static final Set<String> PROCESSING =
            Set.of("switcher", "cam-switcher", "led-processor", "media-server", "computer");

    static Holder of(Row row) {
        boolean device = row.type() == Device.TYPE;
        return new Holder(
                row.type(),
                row.id(),
                row.version(),
                row.text("position"),
                device ? "" : row.text("label").strip(),
                row.text("name"),
                device ? row.text("category") : row.text("type"),
                Raster.of(row.get("hRes"), row.get("vRes"), row.get("rate")),
                Converters.parse(row.text("secondaryDevice")),
                (UUID) row.get("equipmentId"),
                (UUID) row.get("pairedDeviceId"),
                row.text("ipAddress").strip());
    }

    Key key() {
        return new Key(type, id);
    }

    boolean isSource() {
        return type == Source.TYPE;
    }

    boolean isSend() {
        return type == Send.TYPE;
    }

    boolean isDevice() {
        return type == Device.TYPE;
    }

    boolean isProcessing() {
        return isDevice() && PROCESSING.contains(category);
    }

    /** What people say, for example "SRC 1 PPT Main". */
    String label() {
        return (printed + " " + name).strip();
    }
}
