package dev.roadcase.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Json;
import dev.roadcase.routing.Finding.Place;
import dev.roadcase.routing.Plan;
import dev.roadcase.routing.Plan.Act;
import dev.roadcase.routing.Plan.Line;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A plan as clients see it, before and after it was carried out. */
final class PlanJson {
    private static final int SIGNS = 32;

    private PlanJson() {}

    static ObjectNode of(List<Plan> plans, boolean done) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("summary", String.join(" ", plans.stream().map(Plan::summary).toList()));
        json.put("done", done);
        json.put("plan", fingerprint(plans));
        ObjectNode counts = json.putObject("counts");
        for (Act act : Act.values()) {
            counts.put(act.word(), plans.stream().mapToLong(p -> p.count(act)).sum());
        }
        ArrayNode lines = json.putArray("lines");
        ArrayNode notes = json.putArray("notes");
        for (Plan plan : plans) {
            plan.lines().forEach(line -> lines.add(json(line)));
            plan.notes().forEach(notes::add);
        }
        json.putArray("changeIds");
        return json;
    }

    private static ObjectNode json(Line line) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("op", line.act().word());
        json.put("entity", line.key().type().path());
        json.put("id", line.key().id().toString());
        json.put("label", line.label().isEmpty() ? null : line.label());
        json.put("text", line.text());
        json.set("from", json(line.from()));
        json.set("to", json(line.to()));
        return json;
    }

    private static @Nullable ObjectNode json(@Nullable Place place) {
        if (place == null) {
            return null;
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("entity", place.key().type().path())
                .put("id", place.key().id().toString())
                .put("label", place.label());
    }

    /** The same for the same plan whatever ids its new records get, so that what is written is what was shown. */
    static String fingerprint(List<Plan> plans) {
        StringBuilder text = new StringBuilder();
        for (Plan plan : plans) {
            text.append(plan.summary()).append('\n').append(plan.notes());
            plan.lines()
                    .forEach(line -> text.append('\n')
                            .append(line.act())
                            .append(line.label())
                            .append(line.text()));
            plan.asks().forEach(ask -> text.append('\n').append(subject(ask)));
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, SIGNS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String subject(Ask ask) {
        return switch (ask) {
            case Ask.Edit edit -> edit.key().toString();
            case Ask.Delete delete -> delete.key().toString();
            case Ask.Create create -> create.type().path();
            default -> ask.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        };
    }

    static String written(ObjectNode json, List<UUID> changeIds) {
        json.put("done", true);
        ArrayNode ids = json.putArray("changeIds");
        changeIds.forEach(id -> ids.add(id.toString()));
        return Json.write(json);
    }
}
