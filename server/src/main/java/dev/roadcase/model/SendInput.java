package dev.roadcase.model;

import static dev.roadcase.model.Field.*;

import org.jspecify.annotations.Nullable;

/** One connector at which a send takes its signal. */
public record SendInput(
        Id<SendInput> id,
        String connector,
        @Nullable Integer inputIndex,
        @Nullable String label) {

    public static final EntityType<SendInput> TYPE = EntityType.of(
                    SendInput.class, "send-inputs", "send_inputs", "send input")
            .doc("An input connector of a send.")
            .nestedBy("sendId")
            .fields(
                    line("connector", "Plug on the send.").required().vocabulary("connectors"),
                    whole("inputIndex", 0, 9_999, "Number of the input, from 1."),
                    line("label", "As marked at the connector."))
            .build();
}
