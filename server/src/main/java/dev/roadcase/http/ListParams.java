package dev.roadcase.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Field;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Kind;
import dev.roadcase.model.RoadcaseException;
import dev.roadcase.model.Row;
import dev.roadcase.store.ListQuery;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the query of a list asks for; whatever is not understood is refused, so that no filter is silently ignored. */
record ListParams(ListQuery query, @Nullable Set<String> only, boolean csv, boolean crew) {
    private static final Set<String> RESERVED =
            Set.of("limit", "after", "q", "fields", "format", "columns", "sort", "isDeleted", "token");
    private static final int MAX_LIMIT = 1_000;

    static ListParams of(EntityType<?> type, @Nullable UUID scope, Map<String, List<String>> parameters) {
        Map<Field, @Nullable Object> filters = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            if (!RESERVED.contains(name)) {
                Field field = field(type, name);
                filters.put(field, filter(field, values.getFirst()));
            }
        });
        ListQuery query = new ListQuery(
                type,
                scope,
                flag(first(parameters, "isDeleted")),
                filters,
                words(first(parameters, "q")),
                page(parameters),
                sort(type, parameters));
        String format = first(parameters, "format");
        if (format != null && !format.equals("csv") && !format.equals("json")) {
            throw Problem.malformed("format must be json or csv.");
        }
        boolean crew = "crew".equals(first(parameters, "columns"));
        return new ListParams(query, only(type, first(parameters, "fields")), "csv".equals(format), crew);
    }

    private static @Nullable String first(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.get(name);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    private static Field field(EntityType<?> type, String name) {
        Field field = type.field(name);
        if (field == null || field.isHidden() || field.kind() instanceof Kind.Tree) {
            throw Problem.malformed("A list of " + type.path() + " cannot be filtered by '" + name + "'.");
        }
        return field;
    }

    private static @Nullable Object filter(Field field, String text) {
        if (text.isEmpty()) {
            return null;
        }
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (text.indexOf('\0') >= 0) {
            throw Problem.malformed("A filter cannot have U+0000.");
        }
        try {
            return switch (field.kind()) {
                case Kind.Whole whole -> whole.read(nodes.numberNode(new BigDecimal(text)));
                case Kind.Flag flag -> flag(text);
                default -> field.kind().recall(nodes.textNode(text));
            };
        } catch (RoadcaseException | NumberFormatException e) {
            throw Problem.malformed("'" + field.name() + "' cannot have the value that the filter asks for.");
        }
    }

    private static boolean flag(@Nullable String text) {
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw Problem.malformed("A yes-or-no parameter must be true or false.");
        }
        return "true".equals(text);
    }

    private static List<String> words(@Nullable String q) {
        if (q == null || q.isBlank()) {
            return List.of();
        }
        if (q.length() > 200 || q.indexOf('\0') >= 0) {
            throw Problem.malformed("q must be at most 200 characters of text.");
        }
        return Arrays.stream(q.trim().split("\\s+", -1)).limit(20).toList();
    }

    private static @Nullable Set<String> only(EntityType<?> type, @Nullable String fields) {
        if (fields == null) {
            return null;
        }
        Set<String> names = new HashSet<>(List.of(fields.split(",", -1)));
        Set<String> known = new HashSet<>(Set.of("id", "version", "productionId"));
        type.fields().forEach(f -> known.add(f.name()));
        type.children().forEach(c -> known.add(c.name()));
        List<String> unknown = new ArrayList<>(names);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw Problem.malformed("There is no field '" + unknown.getFirst() + "' to show.");
        }
        return names;
    }

    private static ListQuery.@Nullable Sort sort(EntityType<?> type, Map<String, List<String>> parameters) {
        String text = first(parameters, "sort");
        if (text == null) {
            return null;
        }
        if (parameters.containsKey("limit")) {
            throw Problem.malformed("sort goes without limit.");
        }
        boolean descending = text.startsWith("-");
        return new ListQuery.Sort(field(type, descending ? text.substring(1) : text), descending);
    }

    private static ListQuery.@Nullable Page page(Map<String, List<String>> parameters) {
        String limit = first(parameters, "limit");
        String after = first(parameters, "after");
        if (limit == null) {
            if (after != null) {
                throw Problem.malformed("after goes with limit.");
            }
            return null;
        }
        int count = limit.matches("\\d{1,4}") ? Integer.parseInt(limit) : 0;
        if (count < 1 || count > MAX_LIMIT) {
            throw Problem.malformed("limit must be from 1 to " + MAX_LIMIT + ".");
        }
        return after == null ? new ListQuery.Page(count, null, null) : pageAfter(count, after);
    }

    private static ListQuery.Page pageAfter(int limit, String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            String[] parts = text.split(" ", 2);
            UUID id = parts.length == 2 ? Ids.parse(parts[1]) : null;
            if (id != null) {
                Object moment = new Kind.Moment().read(JsonNodeFactory.instance.textNode(parts[0]));
                return new ListQuery.Page(limit, (Instant) moment, id);
            }
        } catch (IllegalArgumentException | RoadcaseException e) {
            // told below, like any other token that is not ours
        }
        throw Problem.malformed("after must be the token of a Link header.");
    }

    /** The token for the page after {@code row}. */
    static String tokenAfter(Row row) {
        String text = Kind.Moment.text(row.createdAt()) + " " + row.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
