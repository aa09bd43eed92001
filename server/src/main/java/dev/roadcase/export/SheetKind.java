package dev.roadcase.export;

import dev.roadcase.model.ChecklistItem;
import dev.roadcase.model.Device;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.IpAddress;
import dev.roadcase.model.Send;
import dev.roadcase.model.Source;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sheets crews keep, with the titles their columns go by. Titles are compared without case, spaces and punctuation;
 * the first of each line is the field it fills.
 */
public enum SheetKind {
    SOURCES(Source.TYPE, "SOURCES", Set.of("SOURCENAME", "SOURCE", "OUTPUTS"), "name", """
            label: ID, LABEL, SRC, SOURCEID
            type: TYPE, SOURCETYPE
            name: SOURCENAME, SOURCE, NAME
            hRes: HRES, WIDTH, HORIZONTALRES
            vRes: VRES, HEIGHT, VERTICALRES
            rate: RATE, FRAMERATE, FPS, REFRESH
            standard: STANDARD, STD
            note: NOTE, NOTES, COMMENT, COMMENTS
            secondaryDevice: SECONDARYDEVICE, SECONDARY, 2NDDEVICE
            blanking: BLANKING
            out: OUT, OUTPUT, OUTPUTS, CONNECTOR
            """),
    SENDS(
            Send.TYPE,
            "SENDS",
            Set.of("SENDNAME", "SEND", "DESTINATIONNAME", "DESTINATION", "INPUTS", "OUTPUTCONNECTOR"),
            "name",
            """
            label: ID, LABEL, DST, SENDID
            type: TYPE, SENDTYPE
            name: SENDNAME, SEND, DESTINATIONNAME, DESTINATION, NAME
            hRes: HRES, WIDTH, HORIZONTALRES
            vRes: VRES, HEIGHT, VERTICALRES
            rate: RATE, FRAMERATE, FPS, REFRESH
            standard: STANDARD, STD
            note: NOTE, NOTES, COMMENT, COMMENTS
            secondaryDevice: SECONDARYDEVICE, SECONDARY, 2NDDEVICE
            out: OUT, INPUT, INPUTS, CONNECTOR
            outputConnector: OUTPUTCONNECTOR
            """),
    IP_ADDRESSES(IpAddress.TYPE, "IP MANAGEMENT", Set.of("DEVICE", "HOST", "HOSTNAME"), "address", """
            address: ADDRESS, IPADDRESS, IP
            category: LOCATION, CATEGORY, DEPARTMENT
            device: DEVICE, HOST, HOSTNAME
            note: NOTE, NOTES, COMMENT, COMMENTS
            subnetMask: SUBNETMASK, SUBNET, MASK
            gateway: GATEWAY
            """),
    CHECKLIST_ITEMS(ChecklistItem.TYPE, "CHECKLIST", Set.of("CHECKLISTITEM", "ITEM", "TASK", "TITLE"), "title", """
            number: #
            dueDate: DUEDATE, DUE
            daysBeforeShow: DAYSBEFORESHOW, DAYS, DAYSOUT
            completedAt: COMPLETIONDATE, COMPLETEDATE, COMPLETED, COMPLETEDAT, DATECOMPLETED, DATECOMPLETE
            done: DONE, COMPLETE
            completedBy: COMPLETEDBY, DONEBY
            title: CHECKLISTITEM, ITEM, TASK, TITLE
            category: SECTION, CATEGORY
            assignee: ASSIGNEE, ASSIGNEDTO, OWNER, WHO
            answer: ANSWER, ANSWERS, NOTE, NOTES
            reference: REFERENCE, REF
            """),
    DEVICES(Device.TYPE, "DEVICES", Set.of("MODEL", "SERIAL", "SERIALNUMBER", "EQUIPMENT", "EQUIPMENTID"), "name", """
            name: NAME, DEVICENAME, DEVICE
            category: CATEGORY, TYPE
            model: MODEL, EQUIPMENT
            equipmentId: EQUIPMENTID
            location: LOCATION, RACK, POSITION
            ipAddress: IP, IPADDRESS, ADDRESS
            serialNumber: SERIAL, SERIALNUMBER, SN, SERIALNO
            redundancy: REDUNDANCY, MAINBACKUP
            note: NOTE, NOTES, COMMENT, COMMENTS
            """);

    /** Titles of the field form that a sheet may carry and that say nothing an import can use. */
    static final Set<String> METADATA = Set.of(
            "VERSION", "CREATEDAT", "UPDATEDAT", "SYNCEDAT", "LASTMODIFIEDBY", "ISDELETED", "PRODUCTIONID", "POSITION");

    @SuppressWarnings("ImmutableEnumChecker") // descriptors are immutable
    private final EntityType<?> type;

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> telling;

    private final String main;

    @SuppressWarnings("ImmutableEnumChecker") // never handed out
    private final Map<String, String> keys = new LinkedHashMap<>();

    SheetKind(EntityType<?> type, String title, Set<String> telling, String main, String columns) {
        this.type = type;
        this.title = title;
        this.telling = telling;
        this.main = main;
        columns.lines().forEach(line -> {
            String[] parts = line.split(": ", 2);
            for (String name : parts[1].split(", ", -1)) {
                keys.putIfAbsent(name, parts[0]);
            }
        });
    }

    /** The name on the command line and in the API: the path of the entity. */
    public String wire() {
        return type.path();
    }

    /** The kind of that name. */
    public static Optional<SheetKind> of(String wire) {
        return Arrays.stream(values()).filter(k -> k.wire().equals(wire)).findFirst();
    }

    EntityType<?> type() {
        return type;
    }

    /** What crews call the sheet. */
    String title() {
        return title;
    }

    /** What a column of that title fills; null when it is not known. */
    @Nullable
    String key(String columnTitle) {
        String name = plain(columnTitle);
        String key = keys.get(name);
        if (key == null && name.length() > 1 && Character.isDigit(name.charAt(name.length() - 1))) {
            String base = keys.get(name.replaceFirst("\\d+$", ""));
            key = "out".equals(base) ? base : null;
        }
        return key;
    }

    /** What must be there for a row to be a header of this kind. */
    String main() {
        return main;
    }

    /** Whether one of the titles is found on this sheet and on no other. */
    boolean isTold(List<String> titles) {
        return titles.stream().map(SheetKind::plain).anyMatch(telling::contains);
    }

    /** Whether the name of a tab or file, or a title above the headers, names this sheet. */
    boolean isNamed(String text) {
        String name = plain(text);
        return switch (this) {
            case SOURCES -> name.contains("SOURCE");
            case SENDS -> name.contains("SEND") || name.contains("DESTINATION");
            case IP_ADDRESSES -> name.startsWith("IP") || name.contains("IPMANAGEMENT") || name.contains("IPADDRESS");
            case CHECKLIST_ITEMS -> name.contains("CHECKLIST");
            case DEVICES -> name.contains("DEVICE");
        };
    }

    /** A title without case, accents, spaces and punctuation. */
    static String plain(String text) {
        String upper = Normalizer.normalize(text, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT);
        return upper.strip().equals("#") ? "#" : upper.replaceAll("[^A-Z0-9]", "");
    }
}
