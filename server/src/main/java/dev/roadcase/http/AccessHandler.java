package dev.roadcase.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How people get in, and another way for now: what the settings say holds again after a restart. */
final class AccessHandler {
    private final Gate gate;
    private final Accounts accounts;
    private final String told;

    AccessHandler(Gate gate, Accounts accounts) {
        this.gate = gate;
        this.accounts = accounts;
        told = gate.mode();
    }

    void get(Exchange x) {
        x.ctx().header("Cache-Control", "no-store");
        x.answer(200, json());
    }

    private ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("mode", gate.mode())
                .put("configured", told)
                .put("takesDevices", gate.takesDevices())
                .put(
                        "people",
                        accounts.all().stream().filter(p -> !p.disabled()).count());
    }

    void put(Exchange x) {
        String mode = UsersHandler.required(Bodies.json(x.ctx(), Bodies.RECORD), "mode", 20);
        if (mode.equals("users") && accounts.all().stream().allMatch(Accounts.Person::disabled)) {
            throw Problem.refused(
                    "nobody-to-sign-in",
                    "Nobody has a name and password here yet. Add a person first, with POST /api/users.");
        }
        x.about(gate.mode() + " to " + plain(mode));
        if (!gate.become(mode)) {
            throw Problem.malformed("mode must be pin, open or users.");
        }
        get(x);
    }

    private static String plain(String mode) {
        return mode.matches("[a-z]{1,20}") ? mode : "?";
    }
}
