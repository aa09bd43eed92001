package dev.roadcase.routing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A connection as it lies among the ends that are there.
 *
 * @param cables none, one or two
 * @param in where it enters the device on its way; null when it has none or does not say it
 * @param out where it leaves that device
 * @param gaps what it names and nobody has
 */
record Drawn(
        Link link,
        List<Cable> cables,
        @Nullable UUID in,
        @Nullable UUID out,
        List<Gap> gaps) {
    Drawn {
        cables = List.copyOf(cables);
        gaps = List.copyOf(gaps);
    }

    /**
     * A reference that leads nowhere.
     *
     * @param field the field that names it
     */
    record Gap(String field, String what) {}
}
