package dev.roadcase.routing;

import dev.roadcase.model.Key;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One end that a trace passes.
 *
 * @param parent the place of the hop it came from in the list of hops; -1 where a signal begins
 * @param depth hops from there
 * @param thing the source, send or device that has the end
 * @param format the raster that is there; empty when nobody can say
 * @param planned what a send is planned to get; empty when that is not said
 * @param by how the signal came here; null where it begins
 * @param millimetres the way from where it began, as far as it is known
 * @param isDefinite whether that is all of the way
 * @param isAsked whether this is what was asked about
 * @param isLoop whether the signal was here before on this very path; it is not followed again
 * @param again the place of the hop where what follows was told already; -1 when it was not
 */
public record Hop(
        int parent,
        int depth,
        Key end,
        Key thing,
        String thingLabel,
        String port,
        String connector,
        String signal,
        String format,
        String planned,
        @Nullable By by,
        long millimetres,
        boolean isDefinite,
        boolean isAsked,
        boolean isLoop,
        int again) {

    /** What people call it: the thing and its port. */
    public String label() {
        return thingLabel + " " + port;
    }

    /** How a signal came to an end. */
    public sealed interface By {}

    /**
     * Along a cable.
     *
     * @param millimetres null when nobody said
     * @param converters what sits in line
     */
    public record Along(
            UUID connection,
            String label,
            String type,
            String status,
            @Nullable Integer millimetres,
            List<String> converters)
            implements By {
        public Along {
            converters = List.copyOf(converters);
        }
    }

    /**
     * Through a device.
     *
     * @param how fixed, crosspoint, drawn or plugged; empty where it only could be routed so
     */
    public record Through(String how) implements By {}
}
