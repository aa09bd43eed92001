package dev.roadcase.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.http.Route.Shape;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Field;
import dev.roadcase.model.Kind;
import java.util.List;
import java.util.Optional;

/** What goes into and comes out of the routes, as far as the descriptors tell. */
final class OpenApiBodies {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private OpenApiBodies() {}

    static void request(Route route, ObjectNode operation) {
        boolean takesRecord = route.shape() == Shape.CREATION || route.shape() == Shape.EDIT;
        if (takesRecord && route.entity() != null) {
            ObjectNode body = operation.putObject("requestBody").put("required", true);
            json(body).put("$ref", reference(route.entity()));
        }
        OpenApiShapes.request(route)
                .or(() -> Optional.ofNullable(OpenApiPlans.body(route)))
                .ifPresent(shape -> operation
                        .putObject("requestBody")
                        .put("required", true)
                        .putObject("content")
                        .putObject("application/json")
                        .set("schema", shape));
    }

    private static ObjectNode json(ObjectNode holder) {
        return holder.putObject("content").putObject("application/json").putObject("schema");
    }

    private static String reference(EntityType<?> type) {
        return "#/components/schemas/" + OpenApi.name(type);
    }

    static void responses(Route route, ObjectNode operation) {
        ObjectNode responses = operation.putObject("responses");
        success(route, responses);
        for (int status : failures(route)) {
            ObjectNode failure = responses.putObject(String.valueOf(status)).put("description", text(status));
            failure.putObject("content")
                    .putObject("application/problem+json")
                    .putObject("schema")
                    .put("$ref", "#/components/schemas/Problem");
        }
    }

    private static void success(Route route, ObjectNode responses) {
        EntityType<?> type = route.entity();
        switch (route.shape()) {
            case LIST -> {
                ObjectNode schema = json(responses.putObject("200").put("description", "The list."))
                        .put("type", "array");
                if (type != null) {
                    schema.putObject("items").put("$ref", reference(type));
                }
                responses.putObject("304").put("description", "Unchanged since the ETag.");
            }
            case CREATION -> {
                record(responses.putObject("201").put("description", "Made."), type);
                record(responses.putObject("200").put("description", "The very same was there already."), type);
            }
            case DELETION -> responses.putObject("204").put("description", "Deleted, or was already.");
            case RECORD, EDIT, COMMAND -> record(responses.putObject("200").put("description", "The record."), type);
            case OTHER -> other(route, responses.putObject("200").put("description", "Done."));
        }
    }

    private static void other(Route route, ObjectNode response) {
        if (OpenApiPlans.isPlan(route)) {
            json(response).put("$ref", "#/components/schemas/Plan");
        }
        OpenApiShapes.answer(route)
                .ifPresent(shape -> response.putObject("content")
                        .putObject("application/json")
                        .set("schema", shape));
    }

    private static void record(ObjectNode response, @org.jspecify.annotations.Nullable EntityType<?> type) {
        if (type != null) {
            json(response).put("$ref", reference(type));
        }
    }

    private static List<Integer> failures(Route route) {
        if (route.level() == Level.NOBODY) {
            return List.of();
        }
        return switch (route.shape()) {
            case LIST -> List.of(400, 401, 404, 410);
            case RECORD -> List.of(401, 404, 410);
            case CREATION -> List.of(400, 401, 403, 409, 410, 413, 415, 422, 503);
            case EDIT -> List.of(400, 401, 403, 404, 409, 410, 412, 413, 415, 422, 428, 503);
            case DELETION, COMMAND -> List.of(401, 403, 404, 409, 503);
            case OTHER ->
                OpenApiPlans.isPlan(route)
                        ? List.of(400, 401, 403, 404, 409, 410, 413, 415, 422, 503)
                        : List.of(401, 403);
        };
    }

    private static String text(int status) {
        return switch (status) {
            case 400 -> "Malformed.";
            case 401 -> "No session.";
            case 403 -> "Not allowed.";
            case 404 -> "No such record.";
            case 409 -> "Somebody changed the same, or the id is taken.";
            case 410 -> "Deleted.";
            case 412 -> "The base is newer than the record.";
            case 413 -> "Too large.";
            case 415 -> "Not JSON.";
            case 422 -> "Not valid; every fault is listed.";
            case 428 -> "A base is required.";
            default -> "Not available now; see Retry-After.";
        };
    }

    static void listParameters(EntityType<?> type, ArrayNode list) {
        ObjectNode text = NODES.objectNode().put("type", "string");
        ObjectNode limit =
                NODES.objectNode().put("type", "integer").put("minimum", 1).put("maximum", 1_000);
        list.add(OpenApi.parameter("q", "query", "Words that must all occur.", text.deepCopy()));
        list.add(OpenApi.parameter("limit", "query", "At most so many; the next page is in the Link header.", limit));
        list.add(OpenApi.parameter("after", "query", "Token of the Link header.", text.deepCopy()));
        list.add(OpenApi.parameter("sort", "query", "A field, with - before it for descending.", text.deepCopy()));
        list.add(OpenApi.parameter("fields", "query", "Only these fields, separated by commas.", text.deepCopy()));
        list.add(OpenApi.parameter("format", "query", "json or csv.", text.deepCopy()));
        list.add(OpenApi.parameter("columns", "query", "crew for the crews' column headers.", text.deepCopy()));
        list.add(OpenApi.parameter(
                "isDeleted",
                "query",
                "true lists what can be restored.",
                NODES.objectNode().put("type", "boolean")));
        for (Field field : type.fields()) {
            if (!field.isHidden() && !(field.kind() instanceof Kind.Tree)) {
                list.add(OpenApi.parameter(field.name(), "query", "Only those with this value.", text.deepCopy()));
            }
        }
    }

    static ObjectNode problem() {
        ObjectNode json = NODES.objectNode().put("type", "object");
        json.put("description", "A failure (RFC 9457). 422 lists every fault, 409 every clash.");
        ObjectNode properties = json.putObject("properties");
        for (String name : List.of("type", "title", "detail", "instance")) {
            properties.putObject(name).put("type", "string");
        }
        properties.putObject("status").put("type", "integer");
        ObjectNode fault =
                properties.putObject("violations").put("type", "array").putObject("items");
        ObjectNode of = fault.put("type", "object").putObject("properties");
        for (String name : List.of("field", "code", "message")) {
            of.putObject(name).put("type", "string");
        }
        of.putObject("params").put("type", "object");
        properties
                .putObject("conflicts")
                .put("type", "array")
                .putObject("items")
                .put("type", "object");
        return json;
    }
}
