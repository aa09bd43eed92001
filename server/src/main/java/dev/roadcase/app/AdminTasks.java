package dev.roadcase.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.roadcase.http.Admin;
import dev.roadcase.store.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;

/** What an admin can have the server do. */
final class AdminTasks implements Admin {
    AdminTasks(Settings settings, Store store, Clock clock) {}

    @Override
    public JsonNode backups() {
        return JsonNodeFactory.instance.arrayNode();
    }

    @Override
    public JsonNode backUp() {
        return JsonNodeFactory.instance.arrayNode();
    }

    @Override
    public void supportBundle(OutputStream out) throws IOException {
        throw new IOException();
    }
}
