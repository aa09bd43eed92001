package dev.roadcase.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Field;
import dev.roadcase.model.Vocabulary;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The API's description (OpenAPI 3.1), made from the routes and the entity descriptors. */
final class OpenApi {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private final List<Route> routes;

    OpenApi(List<Route> routes) {
        this.routes = routes;
    }

    ObjectNode document() {
        ObjectNode json = NODES.objectNode();
        json.put("openapi", "3.1.0");
        json.putObject("info")
                .put("title", "Roadcase")
                .put("version", "1")
                .put(
                        "description",
                        "A show server that travels in your road case. Writes say what they are based on; whatever "
                                + "is answered with 2xx is on disk; failures are RFC 9457 problem documents.");
        ObjectNode paths = json.putObject("paths");
        for (Route route : routes) {
            if (!route.path().startsWith("/docs/")) {
                paths.withObject("/" + escape(route.path()))
                        .set(route.verb().name().toLowerCase(Locale.ROOT), operation(route));
            }
        }
        components(json.putObject("components"));
        return json;
    }

    /** A path as one step of a JSON pointer. */
    private static String escape(String path) {
        return path.replace("~", "~0").replace("/", "~1");
    }

    private static ObjectNode operation(Route route) {
        ObjectNode json = NODES.objectNode();
        json.put("summary", route.summary());
        json.put("operationId", operationId(route));
        json.putArray("tags").add(tag(route));
        parameters(route, json);
        OpenApiBodies.request(route, json);
        OpenApiBodies.responses(route, json);
        ArrayNode security = json.putArray("security");
        if (route.level() != Level.NOBODY) {
            security.addObject().putArray("bearer");
            security.addObject().putArray("cookie");
            json.put("x-role", route.level().wire());
        }
        return json;
    }

    private static String operationId(Route route) {
        String path = route.path().replaceAll("[{}]", "").replaceAll("[^A-Za-z0-9]+", "_");
        return route.verb().name().toLowerCase(Locale.ROOT) + path;
    }

    private static String tag(Route route) {
        if (route.entity() != null) {
            return route.entity().path();
        }
        String[] parts = route.path().split("/", -1);
        return parts.length > 2 && parts[1].equals("api") ? parts[2] : "pages";
    }

    private static void parameters(Route route, ObjectNode json) {
        ArrayNode list = NODES.arrayNode();
        Matcher matcher = PARAMETER.matcher(route.path());
        while (matcher.find()) {
            ObjectNode schema = NODES.objectNode().put("type", "string");
            if (!matcher.group(1).equals("name")) {
                schema.put("format", "uuid");
            }
            list.add(parameter(matcher.group(1), "path", "", schema).put("required", true));
        }
        if (route.shape() == Route.Shape.LIST && route.entity() != null && route.entity() != Vocabulary.TYPE) {
            OpenApiBodies.listParameters(route.entity(), list);
        }
        if (route.shape() == Route.Shape.EDIT || route.shape() == Route.Shape.DELETION) {
            ObjectNode text = NODES.objectNode().put("type", "string");
            list.add(parameter("If-Match", "header", "The version it is based on, in quotes, or *.", text));
        }
        if (OpenApiPlans.isPlan(route)) {
            ObjectNode flag = NODES.objectNode().put("type", "boolean");
            list.add(parameter("dryRun", "query", "true shows what would be written and writes nothing.", flag));
        }
        if (route.path().endsWith("/cables")) {
            CableQuery.describe(list);
        }
        if (!list.isEmpty()) {
            json.set("parameters", list);
        }
    }

    static ObjectNode parameter(String name, String in, String doc, ObjectNode schema) {
        ObjectNode json = NODES.objectNode().put("name", name).put("in", in);
        if (!doc.isEmpty()) {
            json.put("description", doc);
        }
        json.set("schema", schema);
        return json;
    }

    private static void components(ObjectNode json) {
        ObjectNode schemas = json.putObject("schemas");
        for (EntityType<?> type : EntityTypes.withNested()) {
            schemas.set(name(type), schema(type));
        }
        schemas.set("Problem", OpenApiBodies.problem());
        schemas.set("Plan", OpenApiPlans.plan());
        ObjectNode schemes = json.putObject("securitySchemes");
        schemes.putObject("bearer").put("type", "http").put("scheme", "bearer").put("bearerFormat", "JWT");
        schemes.putObject("cookie").put("type", "apiKey").put("in", "cookie").put("name", SessionCookie.PLAIN);
    }

    static String name(EntityType<?> type) {
        return type.record().getSimpleName();
    }

    private static ObjectNode schema(EntityType<?> type) {
        ObjectNode json = NODES.objectNode().put("type", "object").put("description", type.doc());
        ObjectNode properties = json.putObject("properties");
        ArrayNode required = NODES.arrayNode();
        properties.set("id", OpenApiFields.id());
        if (type.isInProduction() && !type.isNested()) {
            properties.set("productionId", OpenApiFields.id());
        }
        for (Field field : type.fields()) {
            if (!field.isHidden()) {
                properties.set(field.name(), OpenApiFields.schema(field));
                if (field.isRequired() && field.initial() == null) {
                    required.add(field.name());
                }
            }
        }
        for (EntityType.Child child : type.children()) {
            ObjectNode array = properties.putObject(child.name()).put("type", "array");
            array.putObject("items").put("$ref", "#/components/schemas/" + name(child.type()));
        }
        OpenApiFields.metadata(properties, type.isNested());
        if (!required.isEmpty()) {
            json.set("required", required);
        }
        return json;
    }
}
