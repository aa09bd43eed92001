package dev.roadcase.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Production;
import dev.roadcase.testkit.Postgres;
import dev.roadcase.testkit.Supabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what to a hub's database without going through the program. */
class HubGuardTest {
    private static final String OUR_ORG = Scopes.ORG.toString();
    private static final String OTHER_ORG = "00000000-0000-4000-8000-000000000001";

    private static final Supabase PROJECT = Supabase.project();
    private static final UUID SHOW = Ids.mint();

    @BeforeAll
    static void makeShow() {
        try (Store store = Store.open(StoreOptions.of(PROJECT.program()), Engine.CLOCK)) {
            make(store, SHOW);
        }
    }

    @AfterAll
    static void theJournalIsStillTheWholeTruth() {
        try (Store store = Store.open(StoreOptions.of(PROJECT.program()), Engine.CLOCK)) {
            assertThat(Integrity.check(store)).isEmpty();
        }
    }

    private static void make(Store store, UUID show) {
        Actor dana = new Actor(Ids.random(), "Dana", Actor.Kind.USER);
        store.commit(Commit.of(StoreContract.proposal(
                dana, show, StoreContract.create(Production.TYPE, show, "{'client':'Acme','showName':'Summit'}"))));
    }

    /** What the program's own role may do with a SQL tool in its hands. */
    private static int asOwner(DatabaseUrl url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url.jdbc());
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /** What a request by the REST interface may do: a role and the claims of its token, for one transaction. */
    private static List<String> asRole(String role, String org, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(PROJECT.authenticator());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL ROLE " + role);
            statement.execute("SET LOCAL \"request.jwt.claims\" = '{\"role\":\"" + role + "\"," + org + "}'");
            List<String> found = new ArrayList<>();
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
            }
            connection.commit();
            return found;
        }
    }

    private static String claim(String org) {
        return "\"app_metadata\":{\"org_id\":\"" + org + "\"}";
    }

    private static List<String> names(DatabaseUrl url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url.jdbc());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE productions SET client = 'x'",
                "DELETE FROM journal",
                "TRUNCATE sources",
                "INSERT INTO server (name, value) VALUES ('a', 'b')",
                "UPDATE sync_scope SET head = head + 1"
            })
    void aWriteAroundTheProgramIsRefusedAndSaysWhatToDo(String sql) {
        assertThatThrownBy(() -> asOwner(PROJECT.program(), sql))
                .hasMessageContaining("Roadcase keeps a journal of")
                .hasMessageContaining("Make the change through the Roadcase API or console");
    }

    @Test
    void everyTableOnAPlainPostgresIsGuarded() throws SQLException {
        DatabaseUrl plain = Postgres.freshDatabase();
        try (Store store = Store.open(StoreOptions.of(plain), Engine.CLOCK)) {
            make(store, SHOW);
            assertThat(store.<Boolean>read(
                            r -> r.row(new Key(Production.TYPE, SHOW)).isPresent()))
                    .isTrue();
        }
        assertThat(names(plain, "SELECT rolname FROM pg_roles WHERE rolname = 'anon'"))
                .isEmpty();
        assertThat(names(plain, """
                SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT EXISTS
                  (SELECT FROM pg_trigger WHERE tgrelid = pg_class.oid AND tgname = 'roadcase_guard')""")).containsExactly("flyway_schema_history");
        assertThatThrownBy(() -> asOwner(plain, "UPDATE productions SET client = 'x'"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void aTableThatALaterMigrationBringsIsCoveredAndOthersAreLeftAlone() throws SQLException {
        DatabaseUrl database = Supabase.project().program();
        Store.open(StoreOptions.of(database), Engine.CLOCK).close();
        asOwner(database, "CREATE TABLE later (id uuid PRIMARY KEY, scope uuid NOT NULL)");
        asOwner(database, "CREATE TABLE somebody_elses (id uuid PRIMARY KEY)");
        Store.open(StoreOptions.of(database), Engine.CLOCK).close();
        assertThatThrownBy(() -> asOwner(database, "DELETE FROM later")).hasMessageContaining("journal of later");
        assertThat(asOwner(database, "DELETE FROM somebody_elses")).isZero();
        assertThat(names(database, "SELECT polname FROM pg_policy WHERE polrelid = 'later'::regclass"))
                .containsExactly("roadcase_org");
    }

    @Test
    void inASchemaOfItsOwnItIsTheSame() throws SQLException {
        DatabaseUrl database = Supabase.project().program();
        asOwner(database, "CREATE SCHEMA roadcase");
        DatabaseUrl apart = new DatabaseUrl(database.text() + "&currentSchema=roadcase");
        Store.open(StoreOptions.of(apart), Engine.CLOCK).close();
        assertThatThrownBy(() -> asOwner(apart, "DELETE FROM roadcase.sources"))
                .hasMessageContaining("journal of sources");
        assertThat(names(database, "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
                .isEmpty();
    }

    @Test
    void rolesMadeLaterAreCoveredAtTheNextStart() throws SQLException {
        DatabaseUrl database = Supabase.project().program();
        Store.open(StoreOptions.of(database), Engine.CLOCK).close();
        asOwner(database, "GRANT ALL ON productions TO anon, authenticated");
        Store.open(StoreOptions.of(database), Engine.CLOCK).close();
        assertThat(names(database, """
                SELECT grantee || ' ' || privilege_type FROM information_schema.role_table_grants
                WHERE table_name = 'productions' AND grantee IN ('anon', 'authenticated')""")).containsExactly("authenticated SELECT");
    }

    @Test
    void anonymousRequestsSeeNothing() throws SQLException {
        for (String table : names(PROJECT.program(), """
                SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'""")) {
            assertThatThrownBy(() -> asRole("anon", claim(OUR_ORG), "SELECT * FROM " + table))
                    .hasMessageContaining("permission denied for table " + table);
        }
    }

    @Test
    void peopleReadTheRowsOfTheirOrganisation() throws SQLException {
        String sql = "SELECT show_name FROM productions";
        assertThat(asRole("authenticated", claim(OUR_ORG), sql)).containsExactly("Summit");
        assertThat(asRole("authenticated", claim(OTHER_ORG), sql)).isEmpty();
        assertThat(asRole("authenticated", claim("not a uuid"), sql)).isEmpty();
        assertThat(asRole("authenticated", "\"sub\":\"x\"", sql)).isEmpty();
        assertThat(asRole("authenticated", claim(OTHER_ORG), "SELECT seq FROM journal"))
                .isEmpty();
        assertThat(asRole("authenticated", claim(OUR_ORG), "SELECT id FROM sync_scope"))
                .contains(SHOW.toString());
    }

    @Test
    void whatServersKeepForThemselvesIsNobodysBusiness() {
        for (String table : List.of(
                "server",
                "receipts",
                "edges",
                "edge_replicas",
                "accounts",
                "audit",
                "roster",
                "pair_codes",
                "ended_sessions",
                "pin_guesses",
                "flyway_schema_history")) {
            assertThatThrownBy(() -> asRole("authenticated", claim(OUR_ORG), "SELECT * FROM " + table))
                    .hasMessageContaining("permission denied for table " + table);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"anon", "authenticated", "service_role"})
    void nobodyElseWritesEvenIfTheySetWhatTheProgramSets(String role) {
        for (String sql : List.of(
                "UPDATE productions SET client = 'x'",
                "DELETE FROM journal",
                "TRUNCATE sources",
                "DELETE FROM flyway_schema_history",
                "SELECT roadcase_protect()")) {
            assertThatThrownBy(() -> asRole(role, claim(OUR_ORG), "SET LOCAL roadcase.writer = 'me'; " + sql))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void theServiceRoleReadsEverything() throws SQLException {
        assertThat(asRole("service_role", "\"sub\":\"x\"", "SELECT show_name FROM productions"))
                .containsExactly("Summit");
    }
}
