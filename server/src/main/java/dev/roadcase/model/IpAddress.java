package dev.roadcase.model;

import static dev.roadcase.model.Field.*;

import org.jspecify.annotations.Nullable;

/** One line of the show's address plan. */
public record IpAddress(
        Id<IpAddress> id,
        Id<Production> productionId,
        String address,
        @Nullable String device,
        @Nullable Id<Device> deviceId,
        @Nullable String category,
        @Nullable String subnetMask,
        @Nullable String gateway,
        @Nullable String note) {

    public static final EntityType<IpAddress> TYPE = EntityType.of(
                    IpAddress.class, "ip-addresses", "ip_addresses", "IP address")
            .doc("One line of the address plan; a repeat is a finding, not an error.")
            .label("address")
            .fields(
                    line("address", "IPv4 or IPv6 address, or a range as the crew writes it.")
                            .required(),
                    line("device", "What has the address, in words."),
                    reference("deviceId", "devices", "The device that has it."),
                    line("category", "Who runs it.").vocabulary("ip-categories"),
                    line("subnetMask", "Mask or prefix length."),
                    line("gateway", "Way out."),
                    prose("note", "Anything the crew should know."))
            .build();
}
