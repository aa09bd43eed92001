package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import dev.roadcase.model.Kind;
import dev.roadcase.model.User;
import dev.roadcase.model.Violation;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** People who sign in by name and password. A password is answered once, when it was made here, and never again. */
final class UsersHandler {
    static final int LONGEST_NAME = 100;
    static final int LONGEST_PASSWORD = 200;

    /** What NIST SP 800-63B asks of a password that people choose. */
    private static final int SHORTEST_PASSWORD = 8;

    /** Letters and digits that cannot be taken for each other when they are read aloud. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final Set<String> NEW = Set.of("name", "role", "password");
    private static final Set<String> CHANGE = Set.of("role", "password", "disabled");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Accounts accounts;

    UsersHandler(Accounts accounts) {
        this.accounts = accounts;
    }

    void list(Exchange x) {
        ArrayNode all = Json.MAPPER.createArrayNode();
        accounts.all().forEach(person -> all.add(json(person)));
        x.ctx().header("Cache-Control", "no-store");
        x.answer(200, all);
    }

    private static ObjectNode json(Accounts.Person person) {
        return Json.MAPPER
                .createObjectNode()
                .put("id", person.id().toString())
                .put("name", person.name())
                .put("role", person.level().wire())
                .put("disabled", person.disabled())
                .put("fromHub", person.fromHub())
                .put("changedAt", Kind.Moment.text(person.changedAt()));
    }

    void add(Exchange x) {
        JsonNode body = body(x, NEW);
        String name = name(body);
        Level level = AuthHandler.level(body.path("role").asText("editor"));
        boolean isGiven = body.has("password");
        String password = isGiven ? password(body, "password", name) : fresh();
        answer(x, 201, accounts.add(name, level, password), isGiven ? "" : password);
    }

    private static void answer(Exchange x, int status, Accounts.Person person, String password) {
        ObjectNode json = json(person);
        if (!password.isEmpty()) {
            json.put("password", password);
        }
        x.ctx().header("Cache-Control", "no-store");
        x.answer(status, json);
    }

    /** Any of role, disabled and password; {@code "password": null} has one made. */
    void change(Exchange x) {
        UUID id = known(x).id();
        JsonNode body = body(x, CHANGE);
        Accounts.Person person = known(x);
        Level level = body.has("role") ? AuthHandler.level(required(body, "role", 20)) : person.level();
        boolean off = body.has("disabled") ? flag(body) : person.disabled();
        boolean isMade = body.path("password").isNull();
        String password = body.has("password") && !isMade ? password(body, "password", person.name()) : "";
        if (level != person.level()) {
            person = accounts.role(id, level);
        }
        if (off != person.disabled()) {
            person = accounts.disable(id, off);
        }
        String made = isMade ? fresh() : password;
        answer(x, 200, made.isEmpty() ? person : accounts.password(id, made), isMade ? made : "");
    }

    void remove(Exchange x) {
        accounts.remove(known(x).id());
        x.ctx().status(204);
    }

    private Accounts.Person known(Exchange x) {
        UUID id = x.id("id");
        return accounts.all().stream()
                .filter(p -> p.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("There is nobody of this id."));
    }

    private static JsonNode body(Exchange x, Set<String> fields) {
        JsonNode body = Bodies.json(x.ctx(), Bodies.RECORD);
        if (!body.isObject()) {
            throw Problem.malformed("Send a JSON object with " + String.join(", ", List.copyOf(fields)) + ".");
        }
        List<Violation> unknown = body.properties().stream()
                .filter(e -> !fields.contains(e.getKey()))
                .map(e -> Violation.of(e.getKey(), Violation.Code.UNKNOWN_FIELD, "is not a field of a user"))
                .toList();
        if (!unknown.isEmpty()) {
            throw Problems.invalid(unknown);
        }
        return body;
    }

    private static String name(JsonNode body) {
        String name = required(body, "name", LONGEST_NAME).strip();
        if (name.isEmpty()) {
            throw fault("name", Violation.Code.BLANK, "may not be blank");
        }
        if (name.chars().anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c))) {
            throw fault("name", Violation.Code.BAD_CHARACTER, "has a character that no keyboard types");
        }
        return name;
    }

    private static boolean flag(JsonNode body) {
        if (!body.path("disabled").isBoolean()) {
            throw fault("disabled", Violation.Code.WRONG_TYPE, "must be true or false");
        }
        return body.path("disabled").booleanValue();
    }

    static String required(JsonNode body, String field, int longest) {
        if (!body.path(field).isTextual()) {
            boolean isMissing = body.path(field).isMissingNode();
            throw fault(
                    field,
                    isMissing ? Violation.Code.REQUIRED : Violation.Code.WRONG_TYPE,
                    isMissing ? "is required" : "must be a text");
        }
        String text = body.path(field).textValue();
        if (text.length() > longest) {
            throw fault(field, Violation.Code.TOO_LONG, "may have at most " + longest + " characters");
        }
        return text;
    }

    /** A password that somebody chose: long enough and not the name. Nothing else is asked of it. */
    static String password(JsonNode body, String field, String name) {
        String password = required(body, field, LONGEST_PASSWORD);
        if (password.length() < SHORTEST_PASSWORD) {
            throw fault(field, Violation.Code.OUT_OF_RANGE, "must have at least " + SHORTEST_PASSWORD + " characters");
        }
        if (User.key(password).contains(User.key(name)) && password.length() < name.length() + SHORTEST_PASSWORD) {
            throw fault(field, Violation.Code.CONTRADICTION, "may not be the name");
        }
        return password;
    }

    private static Problem fault(String field, Violation.Code code, String message) {
        return Problems.invalid(List.of(Violation.of(field, code, message)));
    }

    /** Twelve characters, 59 bits, in groups that can be read to somebody. */
    private static String fresh() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append(i > 0 && i % 4 == 0 ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
