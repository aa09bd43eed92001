package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.roadcase.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Snapshots, and going back to one. */
final class RecoveryHandler {
    private final Recovery recovery;

    RecoveryHandler(Recovery recovery) {
        this.recovery = recovery;
    }

    void backups(Exchange x) {
        x.ctx().header("Cache-Control", "no-store");
        x.answer(200, recovery.list());
    }

    void backUp(Exchange x) {
        x.answer(201, recovery.take());
    }

    void verify(Exchange x) {
        x.answer(200, recovery.verify(name(x)).orElseThrow(RecoveryHandler::unknown));
    }

    void download(Exchange x) throws IOException {
        Path file = recovery.file(name(x)).orElseThrow(RecoveryHandler::unknown);
        x.ctx().header("Content-Disposition", "attachment; filename=\"" + file.getFileName() + "\"");
        x.ctx().header("Cache-Control", "no-store");
        x.ctx().contentType("application/vnd.sqlite3");
        x.ctx().res().setContentLengthLong(Files.size(file));
        Files.copy(file, x.ctx().outputStream());
    }

    private static String name(Exchange x) {
        return x.ctx().pathParam("name");
    }

    private static Problem unknown() {
        return Problem.notFound("There is no backup of this name. /api/backups lists those there are.");
    }

    /** Answers before the server stops; when it answers again, {@code GET /api/restore} tells what came of it. */
    void restore(Exchange x) {
        JsonNode body = Bodies.json(x.ctx(), Bodies.RECORD);
        String later = body.path("later").asText("keep");
        JsonNode backup = body.path("backup");
        boolean named = backup.isTextual();
        if (!body.isObject()
                || !(named || backup.isNull() || backup.isMissingNode())
                || !later.matches("keep|discard")) {
            throw Problem.malformed("Send {\"backup\":\"name\",\"later\":\"keep\"}; later is keep or discard.");
        }
        Optional<String> name = named ? Optional.of(backup.textValue()) : Optional.empty();
        x.about(name.orElse("no file") + ", later: " + later);
        recovery.restore(new Recovery.Wish(
                name, later.equals("discard"), x.caller(), x.ctx().ip()));
        x.answer(202, Json.MAPPER.createObjectNode().put("state", "restarting"));
    }

    /** Null when this server was never brought back. */
    void last(Exchange x) {
        x.ctx().header("Cache-Control", "no-store");
        x.answer(200, recovery.last().<JsonNode>map(json -> json).orElse(NullNode.getInstance()));
    }
}
