package dev.roadcase.export;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a file; errors are listed first when there are too many. */
final class Faults {
    private final List<Fault> errors = new ArrayList<>();
    private final List<Fault> warnings = new ArrayList<>();
    private int unlisted;

    /** Where in the file something is. */
    record Place(String sheet, @Nullable Integer row) {
        static final Place FILE = new Place("", null);
    }

    void error(Place place, @Nullable String column, String message) {
        add(errors, new Fault(place.sheet(), place.row(), column, message, Severity.ERROR));
    }

    void warning(Place place, @Nullable String column, String message) {
        add(warnings, new Fault(place.sheet(), place.row(), column, message, Severity.WARNING));
    }

    private void add(List<Fault> list, Fault fault) {
        if (list.size() < Limits.FAULTS) {
            list.add(fault);
        } else {
            unlisted++;
        }
    }

    boolean refuse() {
        return !errors.isEmpty();
    }

    List<Fault> list() {
        List<Fault> all = new ArrayList<>(errors);
        all.addAll(warnings);
        if (unlisted > 0) {
            all.add(new Fault("", null, null, "and " + unlisted + " more", Severity.WARNING));
        }
        return all;
    }
}
