package dev.roadcase.export;

import dev.roadcase.model.CardPort;
import dev.roadcase.model.Equipment;
import dev.roadcase.model.EquipmentCard;
import dev.roadcase.model.EquipmentPort;
import dev.roadcase.model.Row;
import dev.roadcase.store.ListQuery;
import dev.roadcase.store.Reading;
import dev.roadcase.store.Store;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The models of the library by the names people write in sheets. */
final class Models {
    private final Map<String, Model> byName = new HashMap<>();
    private final Map<UUID, Model> byId = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    /** One model and how many ports a device of it gets. */
    record Model(UUID id, String name, String category, int ports) {}

    private Models() {}

    static Models read(Reading reading) {
        Models models = new Models();
        Map<UUID, List<Row>> ports = reading.nestedInScope(EquipmentPort.TYPE, Store.LIBRARY);
        Map<UUID, List<Row>> cards = reading.nestedInScope(EquipmentCard.TYPE, Store.LIBRARY);
        Map<UUID, List<Row>> onCards = reading.nestedInScope(CardPort.TYPE, Store.LIBRARY);
        for (Row row : reading.list(ListQuery.all(Equipment.TYPE, Store.LIBRARY))) {
            int count = ports.getOrDefault(row.id(), List.of()).size();
            for (Row card : cards.getOrDefault(row.id(), List.of())) {
                count += onCards.getOrDefault(card.id(), List.of()).size();
            }
            models.add(row, count);
        }
        return models;
    }

    private void add(Row row, int ports) {
        String full = row.text("manufacturer") + " " + row.text("model");
        Model model = new Model(row.id(), full, row.text("category"), ports);
        byId.put(row.id(), model);
        for (String name : Set.of(SheetKind.plain(full), SheetKind.plain(row.text("model")))) {
            if (byName.putIfAbsent(name, model) != null) {
                ambiguous.add(name);
            }
        }
    }

    /** The one model of that name, with or without its maker. */
    Optional<Model> named(String text) {
        String name = SheetKind.plain(text);
        return ambiguous.contains(name) ? Optional.empty() : Optional.ofNullable(byName.get(name));
    }

    Optional<Model> of(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }
}
