package dev.roadcase.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

/** Who may sign in by name and password. */
@Command(
        name = "users",
        description = "List the people who sign in by name and password.",
        mixinStandardHelpOptions = true)
final class UsersCommand extends ClientCommand {
    @Override
    public Integer call() {
        JsonNode users = client().get("/api/users");
        return answer(users, () -> {
            if (users.isEmpty()) {
                say("Nobody. 'roadcase user add NAME' lets somebody in.");
            }
            users.forEach(user -> say(line(user)));
        });
    }

    static String line(JsonNode user) {
        return "%-8s %s%s%s"
                .formatted(
                        user.path("role").asText(),
                        user.path("name").asText(),
                        user.path("disabled").asBoolean() ? "  (off)" : "",
                        user.path("fromHub").asBoolean() ? "  (kept by the hub)" : "");
    }
}
