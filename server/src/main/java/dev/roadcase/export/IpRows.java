package dev.roadcase.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import java.util.List;
import java.util.regex.Pattern;

/** Rows of IP MANAGEMENT: an address in one cell or in four, who runs it, and what has it. */
final class IpRows implements RowReader {
    private static final Pattern V4 = Pattern.compile(
            "(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(\\s*(-|to)\\s*[\\d.]{1,15})?(/\\d{1,2})?");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*(%\\w+)?(/\\d{1,3})?");
    private static final int OCTETS = 4;

    @Override
    public Drafted read(Line line) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        String address = address(line);
        if (address.isEmpty()) {
            line.error("address", "has no address; give one, or clear the row");
        } else if (!isAddress(address)) {
            line.warning("address", "'" + address + "' does not look like an IP address; it was kept as it is");
        }
        RowReader.put(json, "address", address);
        for (String field : List.of("device", "category", "subnetMask", "gateway", "note")) {
            RowReader.put(json, field, line.text(field));
        }
        return Drafted.of(json, address);
    }

    private static String address(Line line) {
        List<String> cells = line.octets().stream().filter(o -> !o.isEmpty()).toList();
        if (cells.isEmpty()) {
            return line.text("address");
        }
        if (cells.size() == 1 && isAddress(cells.getFirst())) {
            return cells.getFirst();
        }
        if (cells.size() < OCTETS) {
            line.error("address", "has only " + cells.size() + " of the four parts of an address");
        }
        return String.join(
                ".", cells.stream().map(c -> c.replaceAll("^\\.|\\.$", "")).toList());
    }

    private static boolean isAddress(String text) {
        var v4 = V4.matcher(text);
        if (!v4.matches()) {
            return V6.matcher(text).matches();
        }
        for (int i = 1; i <= OCTETS; i++) {
            if (Integer.parseInt(v4.group(i)) > 255) {
                return false;
            }
        }
        return true;
    }
}
