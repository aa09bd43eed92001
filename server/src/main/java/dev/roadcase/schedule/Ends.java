package dev.roadcase.schedule;

import dev.roadcase.model.Connection;
import dev.roadcase.model.Device;
import dev.roadcase.model.Id;
import dev.roadcase.model.Port;
import dev.roadcase.model.Send;
import dev.roadcase.model.SendInput;
import dev.roadcase.model.Source;
import dev.roadcase.model.SourceOutput;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what a cable plugs into, by whichever of its ids a connection gives. */
final class Ends {
    private final Map<UUID, End> known = new HashMap<>();
    private final Map<String, UUID> labelled = new HashMap<>();
    private final Map<UUID, UUID> only = new HashMap<>();

    Ends(Show show) {
        show.sources().forEach(this::add);
        show.sends().forEach(this::add);
        show.devices().forEach(this::add);
    }

    private void add(Source source) {
        String name = called(source.label(), source.name());
        whole(source.id().value(), name, "");
        for (SourceOutput out : source.outputs()) {
            String mark = marked(out.label(), "OUT ", out.outputIndex());
            part(source.id().value(), out.id().value(), name, mark, out.connector(), "");
        }
        onlyOne(source.id().value(), source.outputs().stream().map(o -> o.id().value()));
    }

    private void add(Send send) {
        String name = called(send.label(), send.name());
        whole(send.id().value(), name, "");
        for (SendInput in : send.inputs()) {
            String mark = marked(in.label(), "IN ", in.inputIndex());
            part(send.id().value(), in.id().value(), name, mark, in.connector(), "");
        }
        onlyOne(send.id().value(), send.inputs().stream().map(i -> i.id().value()));
    }

    private void add(Device device) {
        String place = Objects.requireNonNullElse(device.location(), "");
        whole(device.id().value(), device.name(), place);
        for (Port port : device.ports()) {
            String connector = Objects.requireNonNullElse(port.connector(), "");
            part(device.id().value(), port.id().value(), device.name(), mark(port), connector, place);
        }
    }

    private void whole(UUID id, String name, String place) {
        known.put(id, new End(id, name, "", "", place));
    }

    private void part(UUID owner, UUID id, String name, String mark, String connector, String place) {
        known.put(id, new End(id, name, mark, connector, place));
        labelled.putIfAbsent(key(owner, mark), id);
    }

    /** A thing with one connector needs no word on which. */
    private void onlyOne(UUID owner, Stream<UUID> parts) {
        List<UUID> all = parts.limit(2).toList();
        if (all.size() == 1) {
            only.put(owner, all.getFirst());
        }
    }

    private static String called(@Nullable String label, String name) {
        return label == null || label.isBlank() ? name : label + " " + name;
    }

    static String mark(Port port) {
        return marked(port.label(), port.direction().equals("in") ? "IN " : "OUT ", port.portIndex());
    }

    private static String marked(@Nullable String label, String word, @Nullable Integer index) {
        return label != null && !label.isBlank() ? label : index == null ? word.strip() : word + index;
    }

    private static String key(UUID owner, String mark) {
        return owner + "|" + mark.strip().toLowerCase(Locale.ROOT);
    }

    /** Where the signal comes from. */
    End from(Connection c) {
        return at(first(c.fromPortId(), c.sourceOutputId(), c.sourceId()));
    }

    /** Where it goes in the end. */
    End to(Connection c) {
        return at(first(c.toPortId(), c.destinationId()));
    }

    /** A connector of the device on the way, which a connection names by id or by its mark. */
    End between(Connection c, @Nullable String port) {
        UUID device = c.intermediateId() == null ? null : c.intermediateId().value();
        if (device == null || port == null || port.isBlank()) {
            return at(device);
        }
        End byId = known.get(parsed(port));
        UUID byMark = labelled.get(key(device, port));
        return byId != null ? byId : byMark != null ? at(byMark) : at(device).withPort(port);
    }

    private static UUID parsed(String text) {
        UUID id = dev.roadcase.model.Ids.parse(text);
        return id == null ? new UUID(0, 0) : id;
    }

    private static @Nullable UUID first(@Nullable Id<?>... ids) {
        for (Id<?> id : ids) {
            if (id != null) {
                return id.value();
            }
        }
        return null;
    }

    private End at(@Nullable UUID id) {
        if (id == null) {
            return End.OPEN;
        }
        UUID exact = only.getOrDefault(id, id);
        return Objects.requireNonNullElseGet(known.get(exact), () -> End.deleted(id));
    }
}
