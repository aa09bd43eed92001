package dev.roadcase.sync;

import static dev.roadcase.testkit.HubAndEdge.edit;
import static dev.roadcase.testkit.HubAndEdge.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.app.Moving;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.store.Integrity;
import dev.roadcase.store.Relocation;
import dev.roadcase.store.StoreException;
import dev.roadcase.testkit.HubAndEdge;
import dev.roadcase.testkit.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An edge whose data goes from SQLite to PostgreSQL and back, and which goes on where it was. */
@Timeout(120)
class RelocationTest {
    @TempDir
    static Path folder = Path.of("");

    @RegisterExtension
    final HubAndEdge servers = new HubAndEdge();

    private DatabaseUrl file = DatabaseUrl.sqlite(Path.of(""));

    @BeforeEach
    void start() {
        servers.pair();
        servers.pack();
        file = DatabaseUrl.sqlite(servers.edgeData().resolve("roadcase.db"));
    }

    private Relocation.Result move(DatabaseUrl from, DatabaseUrl to) {
        return new Moving(servers.edgeData()).move(from, to);
    }

    private JsonNode show() {
        return servers.edge()
                .get("/api/productions/" + servers.show() + "/show")
                .json();
    }

    /** A show with every kind of value, something deleted, and changes that the hub has not heard of. */
    private void work() {
        servers.stopHub();
        String camera = servers.source(servers.edge(), "Kamera 1 „Links“");
        edit(servers.edge(), camera, "{'rate':'59.94','hRes':1920,'note':'a\\nb','outputs':[{'connector':'12G-SDI'}]}");
        servers.edge().delete(servers.source(servers.edge(), "Jib"));
        String items = "/api/productions/" + servers.show() + "/checklist-items";
        String item =
                "{'title':'Projector','dueDate':'2026-12-01','completedAt':'2026-11-30T10:00:00.000Z','notes':[{'text':'1.0e2','by':'Dana','at':'2026-11-30T10:00:00Z'}]}";
        assertThat(servers.edge().post(items, object(item)).status()).isEqualTo(201);
        String cables = "/api/productions/" + servers.show() + "/connections";
        String cable = "{'cableLengthM':'12.5','signalPath':{'b':1.50,'a':[null,true]},'status':'patched'}";
        assertThat(servers.edge().post(cables, object(cable)).status()).isEqualTo(201);
    }

    @Test
    void anEdgeGoesOnWithEverythingItHadOnEitherDatabase() {
        work();
        JsonNode before = show();
        JsonNode history = servers.edge()
                .get("/api/productions/" + servers.show() + "/history")
                .json();
        servers.stopEdge();

        DatabaseUrl postgres = Postgres.freshDatabase();
        Relocation.Result there = move(file, postgres);
        assertThat(there.scopes()).isEqualTo(2);
        servers.startEdge(postgres);
        assertThat(show()).isEqualTo(before);
        assertThat(servers.edge()
                        .get("/api/productions/" + servers.show() + "/history")
                        .json())
                .isEqualTo(history);
        servers.stopEdge();

        DatabaseUrl back = DatabaseUrl.sqlite(servers.edgeData().resolve("back.db"));
        assertThat(move(postgres, back).scopes()).isEqualTo(2);
        servers.startEdge(back);
        assertThat(show()).isEqualTo(before);
        assertThat(Integrity.check(servers.edgeStore())).isEmpty();
    }

    @Test
    void whatWaitedIsSentFromTheNewDatabase() {
        String camera = servers.source(servers.edge(), "Cam 1");
        servers.sync();
        servers.stopEdge();
        DatabaseUrl postgres = Postgres.freshDatabase();
        servers.startEdge();
        edit(servers.edge(), camera, "{'name':'Cam A'}");
        servers.stopEdge();
        move(file, postgres);
        servers.startEdge(postgres);
        servers.sync();
        assertThat(servers.hub().get(camera).json().path("name").asText()).isEqualTo("Cam A");
        assertThat(servers.production(servers.edge()).path("digest"))
                .isEqualTo(servers.production(servers.hub()).path("digest"));
    }

    @Test
    void aDatabaseWithDataIsLeftAloneAndSoIsARunningServers() throws Exception {
        DatabaseUrl postgres = Postgres.freshDatabase();
        assertThatThrownBy(() -> move(file, postgres)).hasMessageContaining("already runs");
        servers.stopEdge();
        move(file, postgres);
        assertThatThrownBy(() -> move(file, postgres))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("choose an empty one");
        assertThatThrownBy(() -> move(file, file)).hasMessageContaining("Both are SQLite");
        DatabaseUrl none = DatabaseUrl.sqlite(folder.resolve("none.db"));
        assertThatThrownBy(() -> move(none, postgres)).hasMessageContaining("There is no database");
        assertThat(Files.exists(none.file())).isFalse();
        servers.startEdge();
        assertThat(show().path("production").path("showName").asText()).isEqualTo("Summit");
    }
}
