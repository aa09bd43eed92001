package dev.roadcase.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Ask;
import dev.roadcase.model.Base;
import dev.roadcase.model.Connection;
import dev.roadcase.model.Key;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Damage that is done behind the store's back is found. */
class IntegrityTest extends StoreContract {
    @Override
    @BeforeEach
    void open() {
        store = Store.open(StoreOptions.of(engine.fresh()), Engine.CLOCK);
        makeShow(show);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void behindItsBack(String sql) throws SQLException {
        Database database = new Database(store.url());
        try (Session session = new Session(database.open(true), database.dialect())) {
            session.update(sql);
            session.commit();
        }
    }

    private List<String> errors() {
        return Integrity.check(store).stream()
                .filter(f -> f.severity() == Integrity.Severity.ERROR)
                .map(Integrity.Finding::message)
                .toList();
    }

    @Test
    void aHealthyStoreHasNoFindings() {
        camera();
        dana(new Ask.Delete(camera(), Base.NOW));
        assertThat(Integrity.check(store)).isEmpty();
    }

    @Test
    void aRowThatWasAlteredDisagreesWithTheDigest() throws SQLException {
        camera();
        behindItsBack("UPDATE sources SET name = 'other'");
        assertThat(errors()).containsExactly("the rows of " + show + " do not agree with its digest");
    }

    @Test
    void aMissingEntryIsAGapAndBreaksTheChain() throws SQLException {
        camera();
        camera();
        behindItsBack("DELETE FROM journal WHERE seq = 2");
        assertThat(errors())
                .contains(
                        "the journal of " + show + " has a gap before 3",
                        "the journal of " + show + " was altered at 3");
    }

    @Test
    void anAlteredEntryIsFound() throws SQLException {
        camera();
        behindItsBack("UPDATE journal SET body = REPLACE(body, 'Cam 1', 'Cam 2') WHERE seq = 2");
        assertThat(errors()).containsExactly("the journal of " + show + " was altered at 2");
    }

    @Test
    void aMissingLastEntryIsFound() throws SQLException {
        camera();
        behindItsBack("DELETE FROM journal WHERE seq = 2");
        assertThat(errors()).containsExactly("the head of " + show + " is not the last entry of its journal");
    }

    @Test
    void aRowOfNoScopeIsFound() throws SQLException {
        camera();
        behindItsBack("DELETE FROM sync_scope WHERE kind = 'production'");
        assertThat(errors())
                .contains("1 rows of sources belong to no scope", "2 rows of source_outputs belong to no scope");
    }

    @Test
    void whatOnlyBreaksAConstraintIsToldAsInformation() {
        Key camera = camera();
        Key connection = made(Connection.TYPE, "{'sourceId':'" + camera.id() + "','cableLabel':'SDI-7'}");
        dana(new Ask.Delete(camera, Base.NOW));
        List<Integrity.Finding> findings = Integrity.check(store);
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().severity()).isEqualTo(Integrity.Severity.INFO);
        assertThat(findings.getFirst().record()).isEqualTo(connection);
        assertThat(findings.getFirst().message()).contains("SDI-7", "sourceId refers to a source that is not there");
    }
}
