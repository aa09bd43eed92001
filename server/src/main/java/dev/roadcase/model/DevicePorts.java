package dev.roadcase.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives a new device the ports of its equipment; from then on they are its own. */
final class DevicePorts {
    private DevicePorts() {}

    static Sent fromEquipment(UUID device, Sent sent, Rule.Lookup lookup, Nested nested) {
        if (sent.nested().containsKey("ports") || !(sent.fields().get("equipmentId") instanceof UUID id)) {
            return sent;
        }
        Row equipment = lookup.live(Equipment.TYPE.path(), id);
        if (equipment == null) {
            return sent;
        }
        List<Sent> ports = new ArrayList<>();
        nested.children(EquipmentPort.TYPE, id).forEach(p -> ports.add(port(device, p, null)));
        for (Row card : nested.children(EquipmentCard.TYPE, id)) {
            Integer slot = (Integer) card.get("slotNumber");
            nested.children(CardPort.TYPE, card.id()).forEach(p -> ports.add(port(device, p, slot)));
        }
        Map<String, List<Sent>> arrays = new LinkedHashMap<>(sent.nested());
        arrays.put("ports", ports);
        return new Sent(sent.id(), sent.version(), sent.fields(), arrays, sent.faults());
    }

    private static Sent port(UUID device, Row model, @Nullable Integer slot) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("direction", model.text("portType").equals("input") ? "in" : "out");
        fields.put("connector", model.get("ioType"));
        fields.put("label", model.get("label"));
        fields.put("format", model.get("format"));
        fields.put("portIndex", model.get("portIndex"));
        fields.put("cardSlot", slot);
        return new Sent(Ids.derived(device, model.id().toString()), null, fields, Map.of(), List.of());
    }
}
