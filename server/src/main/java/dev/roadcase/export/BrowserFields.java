package dev.roadcase.export;

import dev.roadcase.model.EntityType;
import dev.roadcase.model.Field;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the browser application called its fields, where that is not what they are called here. */
final class BrowserFields {
    static final Set<String> METADATA = Set.of(
            "id",
            "version",
            "createdat",
            "updatedat",
            "syncedat",
            "lastmodified",
            "lastmodifiedby",
            "isdeleted",
            "deleted",
            "productionid",
            "production",
            "showid");

    private static final Map<String, Map<String, String>> ALIASES = Map.of(
            "productions",
            Map.of("name", "showName", "title", "showName", "infourl", "showInfoUrl", "url", "showInfoUrl"),
            "sources",
            Map.of("notes", "note", "horizontalres", "hRes", "verticalres", "vRes", "framerate", "rate"),
            "sends",
            Map.of("notes", "note", "framerate", "rate", "connector", "outputConnector"),
            "devices",
            Map.of("notes", "note", "ip", "ipAddress", "serial", "serialNumber", "type", "category"),
            "connections",
            Map.of("notes", "note", "cablelength", "cableLengthM", "label", "cableLabel"),
            "ip-addresses",
            Map.of(
                    "ip",
                    "address",
                    "ipaddress",
                    "address",
                    "devicename",
                    "device",
                    "name",
                    "device",
                    "notes",
                    "note",
                    "subnet",
                    "subnetMask",
                    "location",
                    "category"),
            "checklist-items",
            Map.of(
                    "text",
                    "title",
                    "item",
                    "title",
                    "name",
                    "title",
                    "section",
                    "category",
                    "due",
                    "dueDate",
                    "completiondate",
                    "completedAt",
                    "assignedto",
                    "assignee",
                    "note",
                    "notes",
                    "answer",
                    "notes"),
            "ports",
            Map.of("type", "connector", "iotype", "connector", "porttype", "direction", "index", "portIndex"),
            "equipment-io-ports",
            Map.of("type", "ioType", "connector", "ioType", "index", "portIndex", "direction", "portType"),
            "equipment-card-io",
            Map.of("type", "ioType", "connector", "ioType", "index", "portIndex", "direction", "portType"));

    private static final Map<String, Map<String, String>> MORE = Map.of(
            "equipment", Map.of("name", "model", "make", "manufacturer", "type", "category", "slots", "cardSlots"),
            "equipment-cards", Map.of("slot", "slotNumber"),
            "source-outputs", Map.of("type", "connector", "index", "outputIndex"),
            "send-inputs", Map.of("type", "connector", "index", "inputIndex"),
            "formats", Map.of("name", "label"));

    private BrowserFields() {}

    /** The field of that name in any spelling; null when there is none. */
    static @Nullable Field field(EntityType<?> type, String name) {
        String plain = BrowserFile.plain(name);
        for (Field field : type.fields()) {
            if (!field.isHidden() && BrowserFile.plain(field.name()).equals(plain)) {
                return field;
            }
        }
        String alias = ALIASES.getOrDefault(type.path(), MORE.getOrDefault(type.path(), Map.of()))
                .get(plain);
        return alias == null ? null : type.field(alias);
    }
}
