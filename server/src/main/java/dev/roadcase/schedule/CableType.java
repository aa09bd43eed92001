package dev.roadcase.schedule;

import java.util.Locale;
import java.util.Map;

/** What a cable is called for short, and which cable fits a connector. */
final class CableType {
    private static final int LONGEST = 8;

    /** The starter list of cable types with what crews print; a type of their own is cut to its first word. */
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("displayport", "DP"),
            Map.entry("usb-c", "USB"),
            Map.entry("smpte fiber", "SMPTE"),
            Map.entry("fiber lc", "LC"),
            Map.entry("fiber st", "ST"),
            Map.entry("fiber sc", "SC"),
            Map.entry("opticalcon", "OPT"),
            Map.entry("reference", "REF"));

    private CableType() {}

    /** The letters before the number: SDI, HDMI, LC. */
    static String prefix(String type) {
        String known = PREFIXES.get(type.strip().toLowerCase(Locale.ROOT));
        if (known != null) {
            return known;
        }
        String word = type.strip().split("[^\\p{L}\\p{N}]+", 2)[0].toUpperCase(Locale.ROOT);
        String cut = word.codePoints()
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return cut.codePoints().anyMatch(Character::isLetter) ? cut : "CABLE";
    }

    /** The type of cable between two plugs; empty when it takes a look, as between HDMI and SDI. */
    static String between(String from, String to) {
        String type = of(from);
        return type.equals(of(to)) ? type : "";
    }

    /** In this order: "SDI on fiber" is a fiber and "SMPTE" none of the others. */
    private static String of(String connector) {
        String plug = connector.toLowerCase(Locale.ROOT);
        for (String[] word : new String[][] {
            {"smpte", "SMPTE fiber"},
            {"opticalcon", "opticalCON"},
            {"fiber lc", "fiber LC"},
            {"fiber st", "fiber ST"},
            {"fiber sc", "fiber SC"},
            {"ref", "reference"},
            {"sdi", "SDI"},
            {"hdmi", "HDMI"},
            {"displayport", "DisplayPort"},
            {"usb-c", "USB-C"},
            {"dvi", "DVI"},
            {"madi", "MADI"},
            {"rj45", "CAT6"},
            {"ethernet", "CAT6"},
            {"hdbaset", "CAT6"},
            {"xlr", "XLR"},
            {"dmx", "DMX"}
        }) {
            if (plug.contains(word[0])) {
                return word[1];
            }
        }
        return "";
    }
}
