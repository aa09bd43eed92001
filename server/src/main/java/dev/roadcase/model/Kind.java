package dev.roadcase.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.roadcase.model.Violation.Code;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** What values a field may hold: how one is read from JSON, checked, and written back. Null is never passed here. */
public sealed interface Kind {
    /** Turns JSON into the stored value, or throws {@link BadValue} saying what is expected. */
    Object read(JsonNode json);

    /** The JSON form of a stored value. */
    JsonNode write(Object value);

    /** Reads a value that some version of Roadcase has accepted before; a word that only a newer one knows is kept. */
    default Object recall(JsonNode json) {
        return read(json);
    }

    /** Refuses a value; caught where the field's path is known. */
    final class BadValue extends RoadcaseException {
        private final Code code;
        private final transient Map<String, Object> params;

        BadValue(Code code, String message) {
            this(code, Map.of(), message);
        }

        BadValue(Code code, Map<String, Object> params, String message) {
            super(message);
            this.code = code;
            this.params = params;
        }

        Violation at(String field) {
            return new Violation(field, code, params, String.valueOf(getMessage()));
        }
    }

    private static BadValue wrongType(String expected) {
        return new BadValue(Code.WRONG_TYPE, Map.of("expected", expected), "must be " + expected);
    }

    /** Text in composed form; {@code lines} allows line breaks. */
    record Text(int max, boolean lines) implements Kind {
        @Override
        public Object read(JsonNode json) {
            if (!json.isTextual()) {
                throw wrongType("text");
            }
            return check(json.textValue());
        }

        private String check(String raw) {
            if (!Texts.isStorable(raw) || Texts.hasControl(raw, lines)) {
                throw new BadValue(Code.BAD_CHARACTER, "has a control character or half of a surrogate pair");
            }
            String text = Texts.composed(raw);
            if (text.codePointCount(0, text.length()) > max) {
                throw new BadValue(Code.TOO_LONG, Map.of("max", max), "must be at most " + max + " characters");
            }
            return text;
        }

        @Override
        public JsonNode write(Object value) {
            return JsonNodeFactory.instance.textNode((String) value);
        }
    }

    /** A whole number of 32 bits within a range. */
    record Whole(int min, int max) implements Kind {
        @Override
        public Object read(JsonNode json) {
            if (!json.isNumber()) {
                throw wrongType("a whole number");
            }
            BigDecimal number = json.decimalValue();
            if (number.compareTo(BigDecimal.valueOf(min)) < 0 || number.compareTo(BigDecimal.valueOf(max)) > 0) {
                throw new BadValue(
                        Code.OUT_OF_RANGE, Map.of("min", min, "max", max), "must be from " + min + " to " + max);
            }
            if (number.stripTrailingZeros().scale() > 0) {
                throw wrongType("a whole number");
            }
            return number.intValueExact();
        }

        @Override
        public JsonNode write(Object value) {
            return JsonNodeFactory.instance.numberNode((Integer) value);
        }
    }

    /** An exact decimal from zero to {@code max} with at most three decimals; a string on the wire, numbers are accepted. */
    record Decimal(int max) implements Kind {
        @Override
        public Object read(JsonNode json) {
            BigDecimal number = decimal(json, max);
            return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }

        @Override
        public JsonNode write(Object value) {
            return JsonNodeFactory.instance.textNode(Canonical.number((BigDecimal) value));
        }
    }

    /** A length in metres on the wire (decimal string), whole millimetres inside. */
    record Length(int maxMetres) implements Kind {
        @Override
        public Object read(JsonNode json) {
            return decimal(json, maxMetres).movePointRight(3).intValueExact();
        }

        @Override
        public JsonNode write(Object value) {
            return JsonNodeFactory.instance.textNode(Canonical.number(BigDecimal.valueOf((Integer) value, 3)));
        }
    }

    /** How a decimal is written where it is not a number of JSON. */
    Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

    private static BigDecimal decimal(JsonNode json, int max) {
        if (!json.isNumber()
                && !(json.isTextual() && DECIMAL.matcher(json.textValue()).matches())) {
            throw wrongType("a decimal number such as 59.94");
        }
        BigDecimal number = json.isNumber() ? json.decimalValue() : new BigDecimal(json.textValue());
        if (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(max)) > 0 || number.scale() < -9) {
            throw new BadValue(Code.OUT_OF_RANGE, Map.of("min", 0, "max", max), "must be from 0 to " + max);
        }
        if (number.signum() != 0 && number.stripTrailingZeros().scale() > 3) {
            throw new BadValue(Code.OUT_OF_RANGE, Map.of("decimals", 3), "must have at most 3 decimals");
        }
        return number;
    }

    /** True or false. */
    record Flag() implements Kind {
        @Override
        public Object read(JsonNode json) {
            if (!json.isBoolean()) {
                throw wrongType("true or false");
            }
            return json.booleanValue();
        }

        @Override
        public JsonNode write(Object value) {
            return JsonNodeFactory.instance.booleanNode((Boolean) value);
        }
    }

    /** An instant between 1900 and 2200, cut to milliseconds. */
    record Moment() implements Kind {
        private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
        private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");
        private static final DateTimeFormatter WIRE =
                new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

        @Override
        public Object read(JsonNode json) {
            if (!json.isTextual()) {
                throw wrongType("a time such as 2026-11-20T08:00:00.000Z");
            }
            Instant instant = parse(json.textValue());
            if (instant.isBefore(FIRST) || !instant.isBefore(LAST)) {
                throw new BadValue(Code.OUT_OF_RANGE, "must lie between 1900 and 2200");
            }
            return instant;
        }

        private static Instant parse(String text) {
            try {
                return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            } catch (DateTimeException e) {
                throw wrongType("a time such as 2026-11-20T08:00:00.000Z");
            }
        }

        /** The wire form of a time: UTC with milliseconds. */
        public static String text(Instant instant) {
            return WIRE.format(instant);
        }

        @Override
        public JsonNode write(Object value) {
            return JsonNodeFactory.instance.textNode(text((Instant) value));
        }
    }

    /** A calendar date. */
    record Day() implements Kind {
        @Override
        public Object read(JsonNode json) {
            if (!json.isTextual()) {
                throw wrongType("a date such as 2026-11-20");
            }
            LocalDate date = parse(json.textValue());
            if (date.getYear() < 1900 || date.getYear() > 2199) {
                throw new BadValue(Code.OUT_OF_RANGE, "must lie between 1900 and 2200");
            }
            return date;
        }

        private static LocalDate parse(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw wrongType("a date such as 2026-11-20");
            }
        }

        @Override
        public JsonNode write(Object value) {
            return JsonNodeFactory.instance.textNode(value.toString());
        }
    }

    /** One of a closed set of words. */
    record Choice(List<String> words) implements Kind {
        public Choice {
            words = List.copyOf(words);
        }

        @Override
        public Object read(JsonNode json) {
            if (!json.isTextual() || !words.contains(json.textValue())) {
                throw new BadValue(
                        Code.NOT_A_CHOICE, Map.of("choices", words), "must be one of " + String.join(", ", words));
            }
            return json.textValue();
        }

        @Override
        public Object recall(JsonNode json) {
            return json.asText();
        }

        @Override
        public JsonNode write(Object value) {
            return JsonNodeFactory.instance.textNode((String) value);
        }
    }

    /** The id of another record; {@code entity} is its path, empty where another field says which. */
    record Reference(String entity) implements Kind {
        @Override
        public Object read(JsonNode json) {
            UUID id = json.isTextual() ? Ids.parse(json.textValue()) : null;
            if (id == null) {
                throw new BadValue(Code.BAD_ID, "must be a UUID");
            }
            return id;
        }

        @Override
        public JsonNode write(Object value) {
            return JsonNodeFactory.instance.textNode(value.toString());
        }
    }

    /** An IANA time zone. */
    record Zone() implements Kind {
        @Override
        public Object read(JsonNode json) {
            if (!json.isTextual() || !ZoneId.getAvailableZoneIds().contains(json.textValue())) {
                throw new BadValue(Code.NOT_A_CHOICE, "must be an IANA time zone such as Europe/Berlin");
            }
            return json.textValue();
        }

        @Override
        public Object recall(JsonNode json) {
            return json.asText();
        }

        @Override
        public JsonNode write(Object value) {
            return JsonNodeFactory.instance.textNode((String) value);
        }
    }

    /** Any JSON, or JSON of one shape; keys are never rewritten. */
    record Tree(Shape shape) implements Kind {
        /** What the outermost level must look like. */
        public enum Shape {
            ANY,
            TEXTS,
            NOTES
        }

        @Override
        public Object read(JsonNode json) {
            JsonLimits.check(json);
            switch (shape) {
                case ANY -> {}
                case TEXTS -> JsonLimits.checkTexts(json);
                case NOTES -> JsonLimits.checkNotes(json);
            }
            return JsonText.of(json);
        }

        @Override
        public JsonNode write(Object value) {
            return ((JsonText) value).tree();
        }
    }
}
