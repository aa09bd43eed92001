package dev.roadcase.model;

import static dev.roadcase.model.Field.*;

import dev.roadcase.model.Kind.Tree.Shape;
import org.jspecify.annotations.Nullable;

/** A signal's way from something that gives it to something that takes it, in either of two forms. */
public record Connection(
        Id<Connection> id,
        Id<Production> productionId,
        @Nullable Id<Source> sourceId,
        @Nullable Id<SourceOutput> sourceOutputId,
        @Nullable String intermediateType,
        @Nullable Id<Device> intermediateId,
        @Nullable String intermediateInput,
        @Nullable String intermediateOutput,
        @Nullable String destinationType,
        @Nullable Id<?> destinationId,
        @Nullable JsonText signalPath,
        @Nullable String note,
        @Nullable Id<Port> fromPortId,
        @Nullable Id<Port> toPortId,
        @Nullable String cableType,
        @Nullable Integer cableLengthM,
        @Nullable String cableLabel,
        @Nullable String status) {

    private static final String SOURCE_END = "sourceEnd";
    private static final String DESTINATION_END = "destinationEnd";
    private static final String INTERMEDIATE = "intermediate";

    public static final EntityType<Connection> TYPE = EntityType.of(
                    Connection.class, "connections", "connections", "connection")
            .doc(
                    "A signal's way from what gives it to what takes it: port to port, or source, intermediate, destination.")
            .label("cableLabel")
            .fields(
                    reference("sourceId", "sources", "The source that gives the signal.")
                            .group(SOURCE_END)
                            .policy(MergePolicy.MANUAL),
                    reference("sourceOutputId", "source-outputs", "The output of that source.")
                            .group(SOURCE_END)
                            .policy(MergePolicy.MANUAL),
                    line("intermediateType", "router, switcher or processor on the way.")
                            .group(INTERMEDIATE)
                            .policy(MergePolicy.MANUAL),
                    reference("intermediateId", "", "The device on the way.")
                            .group(INTERMEDIATE)
                            .policy(MergePolicy.MANUAL),
                    line("intermediateInput", "Its input, a port's id or label.")
                            .group(INTERMEDIATE)
                            .policy(MergePolicy.MANUAL),
                    line("intermediateOutput", "Its output, a port's id or label.")
                            .group(INTERMEDIATE)
                            .policy(MergePolicy.MANUAL),
                    choice(
                                    "destinationType",
                                    "What kind of thing takes the signal.",
                                    "send",
                                    "switcher",
                                    "router",
                                    "processor",
                                    "recorder")
                            .group(DESTINATION_END)
                            .policy(MergePolicy.MANUAL),
                    reference("destinationId", "", "The send or device that takes the signal.")
                            .group(DESTINATION_END)
                            .policy(MergePolicy.MANUAL),
                    json("signalPath", Shape.ANY, "The whole path where it is more complex; any JSON."),
                    prose("note", "Anything the crew should know."),
                    reference("fromPortId", "", "The port, or the source's output, that gives the signal.")
                            .group(SOURCE_END)
                            .policy(MergePolicy.MANUAL),
                    reference("toPortId", "", "The port, or the send's input, that takes the signal.")
                            .group(DESTINATION_END)
                            .policy(MergePolicy.MANUAL),
                    line("cableType", "What lies between.").vocabulary("cable-types"),
                    length("cableLengthM", "cable_length_mm", "Length of the cable.")
                            .policy(MergePolicy.ONSITE),
                    line("cableLabel", "Printed at both ends, for example SDI-7."),
                    choice("status", "How far the patch is.", "planned", "patched", "verified", "faulty")
                            .policy(MergePolicy.MANUAL))
            .rule(ConnectionRules.ENDS)
            .rule(ConnectionEnds.RULE)
            .build();
}
