package dev.roadcase.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What goes into and comes out of the routes about the network, access and people, none of which are records. A field is its
 * name, {@code :} and its type unless that is text, {@code []} for a list of texts and {@code ?} when it may be null.
 */
final class OpenApiShapes {
    private static final String SESSION = "token role expiresAt";
    private static final String PIN = "pin longPin guessed:boolean";
    private static final String DEVICE = "id actor name role address lastSeenAt stale:boolean connected:boolean kind";
    private static final String PERSON = "id name role disabled:boolean fromHub:boolean changedAt";

    private static final Map<String, Supplier<ObjectNode>> ANSWERS = Map.ofEntries(
            Map.entry("GET /api/addresses", OpenApiShapes::addresses),
            Map.entry("GET /api/access", () -> object("mode configured takesDevices:boolean people:integer")),
            Map.entry("PUT /api/access", () -> object("mode configured takesDevices:boolean people:integer")),
            Map.entry("GET /api/roster", () -> list(object(DEVICE))),
            Map.entry("PATCH /api/roster/{id}", () -> object(DEVICE)),
            Map.entry("GET /api/edges", () -> list(object("id name productions:list pairedAt lastSeenAt address"))),
            Map.entry("GET /api/presence", OpenApiShapes::presence),
            Map.entry("GET /api/users", () -> list(object(PERSON))),
            Map.entry("POST /api/users", () -> object(PERSON + " password")),
            Map.entry("PATCH /api/users/{id}", () -> object(PERSON + " password")),
            Map.entry("GET /api/audit", OpenApiShapes::audit),
            Map.entry("POST /api/auth/pin", () -> object(SESSION)),
            Map.entry("POST /api/auth/login", () -> object(SESSION)),
            Map.entry("POST /api/auth/join", () -> object(SESSION)),
            Map.entry("POST /api/auth/password", () -> object(SESSION)),
            Map.entry("POST /api/auth/refresh", () -> object(SESSION)),
            Map.entry("POST /api/tokens", () -> object(SESSION)),
            Map.entry("POST /api/auth/invitations", () -> object("token digits expiresAt")),
            Map.entry("GET /api/auth/me", () -> object("role? id name kind")),
            Map.entry("GET /api/pin", () -> object(PIN)),
            Map.entry("POST /api/pin", () -> object(PIN)));

    private static final Map<String, String> REQUESTS = Map.ofEntries(
            Map.entry("PUT /api/access", "mode"),
            Map.entry("PATCH /api/roster/{id}", "name"),
            Map.entry("PUT /api/presence", "tab production? page record?"),
            Map.entry("POST /api/users", "name role password"),
            Map.entry("PATCH /api/users/{id}", "role password disabled:boolean"),
            Map.entry("POST /api/auth/pin", "pin device"),
            Map.entry("POST /api/auth/login", "name password device"),
            Map.entry("POST /api/auth/join", "token device"),
            Map.entry("POST /api/auth/password", "old new"),
            Map.entry("POST /api/tokens", "role name ttl"),
            Map.entry("POST /api/auth/invitations", "role uses:integer ttl"));

    private OpenApiShapes() {}

    static Optional<ObjectNode> answer(Route route) {
        return Optional.ofNullable(ANSWERS.get(AuditTrail.action(route))).map(Supplier::get);
    }

    static Optional<ObjectNode> request(Route route) {
        return Optional.ofNullable(REQUESTS.get(AuditTrail.action(route))).map(OpenApiShapes::object);
    }

    private static ObjectNode addresses() {
        ObjectNode json = object("server access");
        ObjectNode properties = (ObjectNode) json.get("properties");
        properties.set("https", object("mode fingerprint?"));
        properties.set("ways", list(object("url secureUrl? by code? local:boolean")));
        return json;
    }

    private static ObjectNode presence() {
        ObjectNode json = object("more:integer");
        ObjectNode properties = (ObjectNode) json.get("properties");
        properties.set("devices", list(object("tab device person name role production? page record?")));
        properties.set("people", list(object("id name role devices:integer")));
        return json;
    }

    private static ObjectNode audit() {
        ObjectNode json = object("id:integer at action summary outcome address subject");
        ((ObjectNode) json.get("properties")).set("by", object("id name"));
        return list(json);
    }

    private static ObjectNode list(ObjectNode items) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", "array");
        json.set("items", items);
        return json;
    }

    private static ObjectNode object(String fields) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = json.putObject("properties");
        for (String field : fields.split(" ", -1)) {
            property(properties, field);
        }
        return json;
    }

    private static void property(ObjectNode properties, String field) {
        boolean isList = field.endsWith("[]");
        boolean maybe = field.endsWith("?");
        String[] parts = field.replaceAll("(\\[]|\\?)$", "").split(":", -1);
        ObjectNode json = properties.putObject(parts[0]);
        if (isList) {
            json.put("type", "array").putObject("items").put("type", "string");
        } else if (maybe) {
            json.putArray("type").add("string").add("null");
        } else {
            json.put("type", parts.length > 1 ? parts[1] : "string");
        }
    }
}
