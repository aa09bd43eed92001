package dev.roadcase.export;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a fault keeps the file from being imported. */
public enum Severity {
    /** Nothing of the file is imported until this is put right. */
    ERROR,
    /** The rest is imported; the message says what became of this. */
    WARNING;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
