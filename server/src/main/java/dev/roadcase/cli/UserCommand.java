package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** People who sign in by name and password: who there are, and changes to one of them. */
@Command(
        name = "user",
        description = "Add a person who signs in by name and password, or change one.",
        mixinStandardHelpOptions = true)
final class UserCommand extends ClientCommand {
    /** What is done to the person. */
    enum Act {
        ADD,
        ROLE,
        PASSWORD,
        OFF,
        ON,
        REMOVE
    }

    @Parameters(index = "0", paramLabel = "ACT", description = "add, role, password, off, on or remove.")
    private Act act = Act.ADD;

    @Parameters(index = "1", paramLabel = "NAME", description = "The person's name.")
    private String name = "";

    @Option(names = "--role", description = "viewer, editor or admin (add: default editor).")
    private String role = "";

    @Option(names = "--ask", description = "Ask for the password instead of making one.")
    private boolean ask;

    @Override
    public Integer call() throws IOException {
        Client client = client();
        if (act == Act.ADD) {
            ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", name);
            body.put("role", role.isEmpty() ? "editor" : role);
            if (ask) {
                body.put("password", asked());
            }
            return told(client.post("/api/users", body));
        }
        JsonNode known = find(client);
        String path = "/api/users/" + known.path("id").asText();
        if (act == Act.REMOVE) {
            client.delete(path);
            return answer(known, () -> say(known.path("name").asText() + " is removed."));
        }
        return told(client.patch(path, change()));
    }

    private ObjectNode change() throws IOException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        switch (act) {
            case ROLE -> body.put("role", role);
            case PASSWORD -> body.put("password", ask ? asked() : null);
            case OFF, ON -> body.put("disabled", act == Act.OFF);
            case ADD, REMOVE -> throw new IllegalStateException();
        }
        return body;
    }

    private JsonNode find(Client client) {
        for (JsonNode user : client.get("/api/users")) {
            if (user.path("name").asText().equalsIgnoreCase(name.strip())) {
                return user;
            }
        }
        throw new CommandFailed("There is nobody called " + name + ". 'roadcase users' lists everybody.");
    }

    private int told(JsonNode user) {
        return answer(user, () -> {
            say(UsersCommand.line(user));
            if (user.has("password")) {
                say("Password: " + user.path("password").asText() + "   (shown only now)");
            }
        });
    }

    /** From the terminal without an echo, or the first line of what is piped in; never from the command line. */
    private static String asked() throws IOException {
        Console console = Objects.requireNonNull(System.console());
        if (console.isTerminal()) {
            return new String(Objects.requireNonNullElse(console.readPassword("Password: "), new char[0]));
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        return Objects.requireNonNullElse(in.readLine(), "");
    }
}
