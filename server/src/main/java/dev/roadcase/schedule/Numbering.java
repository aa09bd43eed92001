package dev.roadcase.schedule;

import dev.roadcase.model.Connection;
import dev.roadcase.model.Id;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives numbers to cables that have none: by type, and above every number that was ever given, so that what is printed
 * stays true and a number of a deleted cable does not come again. Two devices that number while they are apart may give the
 * same one twice; {@link Findings} tells of it.
 */
public final class Numbering {
    private final Map<String, Long> highest = new HashMap<>();

    private Numbering(Collection<String> used) {
        used.forEach(label -> {
            CableNumber number = CableNumber.of(label);
            highest.merge(number.prefix(), number.number(), Math::max);
        });
    }

    /**
     * The numbers to give, in the order of the show's connections.
     *
     * @param used every number of the show, those of deleted connections too
     */
    public static Map<Id<Connection>, String> missing(Show show, Collection<String> used) {
        Numbering numbering = new Numbering(used);
        Cabling cabling = new Cabling(show, Unit.METRES.stock());
        Map<Id<Connection>, String> given = new LinkedHashMap<>();
        for (Connection connection : show.connections()) {
            List<Cable> cables = cabling.of(connection);
            if (cables.getFirst().number().isEmpty()) {
                given.put(connection.id(), numbering.next(CableType.prefix(type(cables))));
            }
        }
        return given;
    }

    /** Numbers behind all of these, for cables that are not drawn yet. */
    public static Numbering behind(Collection<String> used) {
        return new Numbering(used);
    }

    /** The next number for a cable of that type. */
    public String forType(String type) {
        return next(CableType.prefix(type));
    }

    /** Of the first that says what it is: a laptop's HDMI into an SDI router leaves only the way out. */
    private static String type(List<Cable> cables) {
        return cables.stream()
                .map(Cable::type)
                .filter(t -> !t.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String next(String prefix) {
        return new CableNumber(prefix, highest.merge(prefix, 1L, (before, one) -> before + one)).text();
    }
}
