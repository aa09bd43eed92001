package dev.roadcase.config;

import java.util.List;

/** The configuration cannot be used; carries every fault, not only the first. */
public final class ConfigException extends RuntimeException {
    private final transient List<String> faults;

    ConfigException(List<String> faults) {
        super("The configuration is not right:\n  " + String.join("\n  ", faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
