package dev.roadcase.model;

import java.util.Map;

/**
 * One thing wrong with one field of what was sent.
 *
 * @param field the path of the field, for example {@code outputs/0/connector}
 * @param params the numbers and names inside the message, so that it can be translated
 */
public record Violation(String field, Code code, Map<String, Object> params, String message) {
    public Violation {
        params = Map.copyOf(params);
    }

    public static Violation of(String field, Code code, String message) {
        return new Violation(field, code, Map.of(), message);
    }

    /** The same violation seen from {@code prefix}, for a nested record. */
    public Violation under(String prefix) {
        return new Violation(field.isEmpty() ? prefix : prefix + "/" + field, code, params, message);
    }

    /** Every way a value can be refused; the wire form is the name in lower case. */
    public enum Code {
        REQUIRED,
        BLANK,
        UNKNOWN_FIELD,
        WRONG_TYPE,
        TOO_LONG,
        OUT_OF_RANGE,
        NOT_A_CHOICE,
        BAD_CHARACTER,
        BAD_JSON,
        BAD_ID,
        IMMUTABLE,
        UNKNOWN_REFERENCE,
        DUPLICATE,
        CONTRADICTION,
        TAKEN
    }
}
