package dev.roadcase.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Actor;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Decoder;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Equipment;
import dev.roadcase.model.Format;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Positions;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Vocabulary;
import dev.roadcase.store.Commit;
import dev.roadcase.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The starter library, value lists and format presets. Every server commits the same changesets with the same ids, so two
 * servers that have never met hold the same library; what the crew deleted or edited since is not brought back.
 *
 * <p>A changeset is known by the name of its file. A file that has been released is therefore never changed: what is
 * added later comes in a file of its own.
 */
public final class StarterContent {
    private static final Logger log = LoggerFactory.getLogger(StarterContent.class);

    /** When all of it was made, as far as any server is concerned. */
    private static final Instant WRITTEN = Instant.parse("2026-11-01T00:00:00Z");

    private final Defaults defaults = new Defaults();

    /** Commits what is not committed yet. */
    public void seed(Store store) {
        List<String> missing = store.read(reading -> parts().stream()
                .filter(part -> !reading.isCommitted(Store.LIBRARY, changesetId(part)))
                .toList());
        if (!missing.isEmpty()) {
            store.commit(new Commit(missing.stream().map(this::proposal).toList(), false, null));
            log.info("Starter library loaded files={}", missing.size());
        }
    }

    /** The values of a vocabulary as it ships; empty for a name there is not. */
    public List<String> defaults(String vocabulary) {
        return defaults.values(vocabulary);
    }

    private static List<String> parts() {
        List<String> parts = new ArrayList<>(List.of("vocabularies", "formats"));
        Files.LIBRARY.forEach(name -> parts.add("library/" + name));
        return parts;
    }

    static UUID changesetId(String part) {
        return Ids.fixed("seed", part + "/1");
    }

    private Proposal proposal(String part) {
        List<Ask> asks = switch (part) {
            case "vocabularies" -> vocabularies();
            case "formats" -> formats();
            default -> models(Files.read(part));
        };
        return new Proposal(changesetId(part), Store.LIBRARY, Actor.SYSTEM, WRITTEN, Cause.SEED, true, null, asks);
    }

    private static Ask create(EntityType<?> type, UUID id, JsonNode body) {
        return new Ask.Create(type, id, Decoder.decode(type, body, true), WRITTEN, false);
    }

    private static List<Ask> models(JsonNode file) {
        List<Ask> asks = new ArrayList<>();
        for (JsonNode model : file.path("models")) {
            ObjectNode body = Models.equipment(file.path("category").asText(), model);
            asks.add(create(Equipment.TYPE, Models.id(model.path("key").asText()), body));
        }
        return asks;
    }

    /** Their places are part of what ships; a place given by the server would depend on what it holds already. */
    private static List<Ask> formats() {
        List<Ask> asks = new ArrayList<>();
        String position = null;
        for (JsonNode format : Files.read("formats")) {
            position = Positions.after(position);
            UUID id = Ids.fixed("format", format.path("label").asText());
            asks.add(create(Format.TYPE, id, ((ObjectNode) format).put("position", position)));
        }
        return asks;
    }

    private List<Ask> vocabularies() {
        List<Ask> asks = new ArrayList<>();
        for (String name : Vocabulary.NAMES) {
            ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", name);
            defaults(name).forEach(body.withArray("values")::add);
            asks.add(create(Vocabulary.TYPE, Vocabulary.idOf(name), body));
        }
        return asks;
    }
}
