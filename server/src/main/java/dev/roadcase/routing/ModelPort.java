package dev.roadcase.routing;

import dev.roadcase.model.CardPort;
import dev.roadcase.model.EquipmentCard;
import dev.roadcase.model.EquipmentPort;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A port of a model in the library, as a device of that model gets it.
 *
 * @param id the library's
 * @param slot the slot of its card; null on the chassis
 */
record ModelPort(
        UUID id,
        Flow flow,
        String connector,
        String label,
        String format,
        @Nullable Integer index,
        @Nullable Integer slot) {

    /** The ports of a model in the order of a new device. */
    static List<ModelPort> of(Show show, UUID equipment) {
        List<ModelPort> ports = new ArrayList<>();
        show.nested(EquipmentPort.TYPE, equipment).forEach(row -> ports.add(of(row, null)));
        for (Row card : show.nested(EquipmentCard.TYPE, equipment)) {
            Integer slot = (Integer) card.get("slotNumber");
            show.nested(CardPort.TYPE, card.id()).forEach(row -> ports.add(of(row, slot)));
        }
        return ports;
    }

    private static ModelPort of(Row row, @Nullable Integer slot) {
        return new ModelPort(
                row.id(),
                row.text("portType").equals("input") ? Flow.IN : Flow.OUT,
                row.text("ioType"),
                row.text("label").strip(),
                row.text("format"),
                (Integer) row.get("portIndex"),
                slot);
    }

    /** The id that the port gets at a device that is placed with it. */
    UUID at(UUID device) {
        return Ids.derived(device, id.toString());
    }

    @Nullable
    Plug plug() {
        return Plugs.find(connector, "");
    }

    /** What is marked at it; the same rule as for the ports of devices. */
    String marked() {
        if (!label.isEmpty()) {
            return label;
        }
        String word = flow.word().toUpperCase(java.util.Locale.ROOT);
        return index == null || index == 0 ? word : word + " " + index;
    }

    ModelPort labelled(String other) {
        return new ModelPort(id, flow, connector, other, format, index, slot);
    }

    /** What a device's port takes over from it. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("connector", connector.isEmpty() ? null : connector);
        fields.put("label", label.isEmpty() ? null : label);
        fields.put("format", format.isEmpty() ? null : format);
        fields.put("portIndex", index);
        fields.put("cardSlot", slot);
        return fields;
    }
}
