package dev.roadcase.export;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Base;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Decoder;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Equipment;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.model.Key;
import dev.roadcase.model.Production;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Row;
import dev.roadcase.store.Commit;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.store.ListQuery;
import dev.roadcase.store.Store;
import dev.roadcase.store.StoreOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A store with someone at it who types, exports and imports. */
final class Desk implements AutoCloseable {
    static final Actor DANA = new Actor(Ids.random(), "Dana", Actor.Kind.USER);

    final Store store;
    final Importer importer;
    final Exporter exporter;

    Desk(DatabaseUrl database) {
        store = Store.open(StoreOptions.of(database), Clock.systemUTC());
        importer = new Importer(store, Clock.systemUTC());
        exporter = new Exporter(store, Clock.systemUTC());
    }

    UUID show(String name) {
        UUID id = Ids.mint();
        create(
                Production.TYPE,
                id,
                id,
                "{\"client\":\"Acme\",\"showName\":\"" + name + "\",\"timeZone\":\"Europe/Berlin\"}");
        return id;
    }

    UUID create(EntityType<?> type, UUID scope, String json) {
        return create(type, scope, Ids.mint(), json);
    }

    UUID create(EntityType<?> type, UUID scope, UUID id, String json) {
        ask(scope, new Ask.Create(type, id, Decoder.decode(type, Json.read(json), true), null, false));
        return id;
    }

    void edit(EntityType<?> type, UUID scope, UUID id, String json) {
        ask(scope, new Ask.Edit(new Key(type, id), Decoder.decode(type, Json.read(json), false), Base.NOW));
    }

    void delete(EntityType<?> type, UUID scope, UUID id) {
        ask(scope, new Ask.Delete(new Key(type, id), Base.NOW));
    }

    private void ask(UUID scope, Ask ask) {
        store.commit(Commit.of(
                Proposal.by(DANA, Instant.now().truncatedTo(ChronoUnit.MILLIS), scope, Cause.EDIT, List.of(ask))));
    }

    UUID equipment(String model, String ports) {
        return create(
                Equipment.TYPE,
                Store.LIBRARY,
                "{\"category\":\"switcher\",\"manufacturer\":\"Barco\",\"model\":\"" + model + "\"," + ports + "}");
    }

    Row row(EntityType<?> type, UUID id) {
        return store.read(r -> r.row(new Key(type, id)).orElseThrow());
    }

    List<Row> list(EntityType<?> type, UUID scope) {
        return store.read(r -> r.list(ListQuery.all(type, scope)));
    }

    List<Row> children(EntityType<?> type, UUID parent) {
        return store.read(r -> r.children(type, parent));
    }

    String digest(UUID scope) {
        return store.head(scope).orElseThrow().digestText();
    }

    long head(UUID scope) {
        return store.head(scope).orElseThrow().head();
    }

    byte[] archive(UUID show) {
        return bytes(out -> exporter.archive(show, out));
    }

    /** Something that writes. */
    interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    static byte[] bytes(Writing writing) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            writing.to(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String csv(EntityType<?> type, UUID show, Columns columns) {
        return new String(bytes(out -> exporter.csv(type, show, columns, out)), StandardCharsets.UTF_8);
    }

    ImportReport bring(byte[] file) {
        return bring(file, null, null, false);
    }

    ImportReport bring(UUID show, String file) {
        return bring(file.getBytes(StandardCharsets.UTF_8), show, null, false);
    }

    ImportReport look(UUID show, String file) {
        return bring(file.getBytes(StandardCharsets.UTF_8), show, null, true);
    }

    ImportReport bring(byte[] file, @Nullable UUID show, @Nullable SheetKind sheet, boolean dryRun) {
        try {
            return importer.run(new ByteArrayInputStream(file), new ImportRequest(show, sheet, dryRun, DANA, "file"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
