package dev.roadcase.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Rows of DEVICES; a model that the library knows gives the device its ports. */
final class DeviceRows implements RowReader {
    private final Models models;

    DeviceRows(Models models) {
        this.models = models;
    }

    @Override
    public Drafted read(Line line) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        String name = line.text("name");
        if (name.isEmpty()) {
            line.error("name", "has no name; give one, or clear the row");
        }
        for (String field : List.of("name", "location", "ipAddress", "serialNumber", "redundancy")) {
            RowReader.put(json, field, line.text(field));
        }
        Optional<Models.Model> model = model(line);
        model.ifPresent(m -> json.put("equipmentId", m.id().toString()));
        RowReader.put(json, "note", note(line, model.isPresent()));
        json.put("category", category(line, model));
        return new Drafted(
                json, name, Set.of(), Set.of(), model.map(Models.Model::ports).orElse(0));
    }

    private Optional<Models.Model> model(Line line) {
        UUID id = Ids.parse(line.text("equipmentId"));
        return id == null ? models.named(line.text("model")) : models.of(id);
    }

    private static String note(Line line, boolean known) {
        String note = line.text("note");
        String model = line.text("model");
        if (known || model.isEmpty()) {
            return note;
        }
        line.warning("model", "'" + model + "' is not one model of the library; it was put in the note");
        String remark = "Model: " + model;
        return note.isEmpty() ? remark : note.contains(remark) ? note : note + "\n" + remark;
    }

    private static String category(Line line, Optional<Models.Model> model) {
        String category = line.text("category");
        if (!category.isEmpty()) {
            return category;
        }
        return model.map(Models.Model::category).orElseGet(() -> {
            line.warning("category", "is empty; 'other' was taken");
            return "other";
        });
    }
}
