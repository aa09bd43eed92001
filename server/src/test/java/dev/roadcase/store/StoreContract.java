package dev.roadcase.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Base;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Decoder;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Json;
import dev.roadcase.model.Key;
import dev.roadcase.model.Production;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Row;
import dev.roadcase.model.Source;
import dev.roadcase.model.SourceOutput;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store must do on either database. */
abstract class StoreContract {
    private final Actor dana = new Actor(Ids.random(), "Dana", Actor.Kind.USER);
    private final UUID show = Ids.mint();

    abstract DatabaseUrl database();

    private Store store = openNothing();

    @SuppressWarnings("NullAway") // set before each test
    private static Store openNothing() {
        return null;
    }

    @BeforeEach
    void open() {
        store = Store.open(StoreOptions.of(database()), Clock.systemUTC());
        create(Production.TYPE, show, "{\"client\":\"Acme\",\"showName\":\"Summit\"}");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Commit.Result ask(Ask ask) {
        return store.commit(Commit.of(Proposal.by(dana, Instant.now(), show, Cause.EDIT, List.of(ask))));
    }

    private Commit.Result create(EntityType<?> type, UUID id, String json) {
        return ask(new Ask.Create(type, id, Decoder.decode(type, Json.read(json), true), null, false));
    }

    private Commit.Result edit(EntityType<?> type, UUID id, long base, String json) {
        return ask(
                new Ask.Edit(new Key(type, id), Decoder.decode(type, Json.read(json), false), new Base.Version(base)));
    }

    private Row row(EntityType<?> type, UUID id) {
        return store.read(r -> r.row(new Key(type, id)).orElseThrow());
    }

    @Test
    void editsOfDifferentFieldsFromTheSameBaseBothStand() {
        UUID id = Ids.mint();
        create(
                Source.TYPE,
                id,
                "{\"type\":\"cam\",\"name\":\"Cam 1\",\"rate\":\"59.94\",\"outputs\":[{\"connector\":\"3G-SDI\"}]}");
        edit(Source.TYPE, id, 1, "{\"name\":\"Cam left\"}");
        edit(Source.TYPE, id, 1, "{\"note\":\"on a riser\"}");
        Row row = row(Source.TYPE, id);
        assertThat(row.text("name")).isEqualTo("Cam left");
        assertThat(row.text("note")).isEqualTo("on a riser");
        assertThat(row.version()).isEqualTo(3);
        List<Row> outputs = store.read(r -> r.children(SourceOutput.TYPE, id));
        assertThat(outputs).hasSize(1);
        assertThat(store.changesAfter(show, 0, 100)).extracting(c -> c.seq()).containsExactly(1L, 2L, 3L, 4L);
    }
}
