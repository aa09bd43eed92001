package dev.roadcase.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Actor;
import dev.roadcase.model.Json;
import dev.roadcase.model.User;
import dev.roadcase.store.Store;
import dev.roadcase.store.Users;
import java.util.List;

/** On the hub: who may sign in, for edges to keep while they are offline. The one place where a password's hash leaves. */
final class EdgeUsers {
    private final Store store;
    private final Grounds grounds;

    EdgeUsers(Store store, Grounds grounds) {
        this.grounds = grounds;
        this.store = store;
    }

    void list(Exchange x) {
        if (x.caller().actor().kind() != Actor.Kind.EDGE) {
            throw Problem.refused(
                    "not-an-edge", "Only a server that was paired with this hub is told who may sign in.");
        }
        grounds.admission(x.caller());
        List<User> own = store.users().own();
        ObjectNode answer = Json.MAPPER.createObjectNode().put("digest", Users.digest(own));
        ArrayNode list = answer.putArray("users");
        for (User user : own) {
            list.addObject()
                    .put("id", user.id().toString())
                    .put("name", user.name())
                    .put("role", user.role())
                    .put("hash", user.hash())
                    .put("disabled", user.disabled())
                    .put("credential", user.credential());
        }
        x.ctx().header("Cache-Control", "no-store");
        x.answer(200, answer);
    }
}
