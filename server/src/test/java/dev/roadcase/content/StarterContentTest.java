package dev.roadcase.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Ask;
import dev.roadcase.model.Base;
import dev.roadcase.model.CardPort;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Change;
import dev.roadcase.model.Decoder;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Equipment;
import dev.roadcase.model.EquipmentCard;
import dev.roadcase.model.EquipmentPort;
import dev.roadcase.model.Format;
import dev.roadcase.model.Json;
import dev.roadcase.model.JsonText;
import dev.roadcase.model.Key;
import dev.roadcase.model.Row;
import dev.roadcase.model.Vocabulary;
import dev.roadcase.store.ListQuery;
import dev.roadcase.store.ScopeState;
import dev.roadcase.store.Store;
import dev.roadcase.testkit.Postgres;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a store holds once the starter content is loaded. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StarterContentTest {
    private final StarterContent content = new StarterContent();

    /** Only looked at; tests that change something take a store of their own. */
    private final Store shared = seeded(Stores.temporary());

    @AfterAll
    void close() {
        shared.close();
    }

    private Store seeded(Store empty) {
        content.seed(empty);
        return empty;
    }

    private static Key model(String key) {
        return new Key(Equipment.TYPE, Models.id(key));
    }

    private static Row row(Store store, Key key) {
        return store.read(r -> r.row(key)).orElseThrow();
    }

    private static int count(Store store, EntityType<?> type) {
        return store.read(r -> r.everything(type, Store.LIBRARY)).size();
    }

    private static ScopeState library(Store store) {
        return store.head(Store.LIBRARY).orElseThrow();
    }

    @Test
    void twoServersOnDifferentDatabasesHoldTheSameLibrary() {
        try (Store one = seeded(Stores.temporary());
                Store two = seeded(Stores.open(Postgres.freshDatabase()))) {
            assertThat(library(one).digestText()).isEqualTo(library(two).digestText());
            assertThat(library(one).chain()).isEqualTo(library(two).chain());
            assertThat(library(one).head()).isEqualTo(Files.LIBRARY.size() + 2);
        }
    }

    @Test
    void everythingIsLoaded() {
        assertThat(count(shared, Equipment.TYPE)).isGreaterThanOrEqualTo(80);
        assertThat(count(shared, EquipmentPort.TYPE) + count(shared, CardPort.TYPE))
                .isGreaterThan(2_000);
        assertThat(count(shared, Format.TYPE)).isEqualTo(37);
        assertThat(count(shared, Vocabulary.TYPE)).isEqualTo(Vocabulary.NAMES.size());
    }

    @Test
    void itIsMadeBySystemAtATimeThatIsTheSameEverywhere() {
        List<Change> changes = shared.changesAfter(Store.LIBRARY, 0, 100);
        assertThat(changes).extracting(Change::cause).containsOnly(Cause.SEED);
        assertThat(changes).extracting(c -> c.by().name()).containsOnly("Roadcase");
        assertThat(changes)
                .extracting(c -> c.at().toString())
                .containsOnly(row(shared, model("barco-e2-gen2")).createdAt().toString());
    }

    @Test
    void loadingItAgainChangesNothing() {
        ScopeState before = library(shared);
        content.seed(shared);
        assertThat(library(shared)).isEqualTo(before);
    }

    @Test
    void aModelTheCrewDeletedIsNotBroughtBack() {
        try (Store store = seeded(Stores.temporary())) {
            Key key = model("barco-e2-gen2");
            Stores.edit(store, Store.LIBRARY, new Ask.Delete(key, Base.NOW));
            content.seed(store);
            assertThat(row(store, key).deleted()).isTrue();
        }
    }

    @Test
    void aModelTheCrewEditedStaysAsItIs() {
        try (Store store = seeded(Stores.temporary())) {
            Key key = model("barco-e2-gen2");
            var sent = Decoder.decode(Equipment.TYPE, Json.read("{\"model\":\"E2, ours\"}"), false);
            Stores.edit(store, Store.LIBRARY, new Ask.Edit(key, sent, Base.NOW));
            content.seed(store);
            assertThat(row(store, key).text("model")).isEqualTo("E2, ours");
        }
    }

    @Test
    void theCardsOfAFrameKeepTheirSlotsAndNames() {
        Key key = model("barco-e2-gen2");
        List<Row> cards = shared.read(r -> r.children(EquipmentCard.TYPE, key.id()));
        assertThat(cards).extracting(c -> c.get("slotNumber")).contains(3).doesNotHaveDuplicates();
        assertThat(String.valueOf(row(shared, key).get("specs"))).contains("Tri-combo input");
    }

    @Test
    void aModelWithFormatsOfItsOwnDoesNotAskForThemPerPort() {
        assertThat(row(shared, model("panasonic-aw-ue150")).get("formatByIo")).isEqualTo(false);
        assertThat(row(shared, model("barco-e2-gen2")).get("formatByIo")).isEqualTo(true);
    }

    @Test
    void formatsComeInTheOrderTheyAreWritten() {
        List<Row> rows = shared.read(r -> r.list(ListQuery.all(Format.TYPE, null)));
        assertThat(rows)
                .extracting(r -> r.text("label"))
                .containsExactlyElementsOf(Files.read("formats").findValuesAsText("label"));
    }

    @Test
    void aVocabularyStartsWithItsDefaults() {
        for (String name : Vocabulary.NAMES) {
            Row row = row(shared, new Key(Vocabulary.TYPE, Vocabulary.idOf(name)));
            JsonText defaults = JsonText.parse(
                    Json.MAPPER.valueToTree(content.defaults(name)).toString());
            assertThat(row.get("values")).isEqualTo(defaults);
        }
    }

    @Test
    void aNameThereIsNotHasNoDefaults() {
        assertThat(content.defaults("flavours")).isEmpty();
    }
}
