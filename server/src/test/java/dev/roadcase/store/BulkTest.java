package dev.roadcase.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.model.JsonText;
import dev.roadcase.testkit.Postgres;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many rows in one statement hold what the same rows hold when they are written one by one. */
class BulkTest {
    private static final String TABLE = """
            CREATE TABLE %s (id UUID PRIMARY KEY, words TEXT, number BIGINT, small INTEGER, rate NUMERIC(7,3), yes BOOLEAN,
              at TIMESTAMPTZ, day DATE, tree JSON)""";
    private static final String INSERT = """
            INSERT INTO %s (id, words, number, small, rate, yes, at, day, tree)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET words = excluded.words""";

    private Session session = nothingYet();

    @SuppressWarnings("NullAway") // set before each test
    private static Session nothingYet() {
        return null;
    }

    @BeforeEach
    void open() throws SQLException {
        Database database = new Database(Postgres.freshDatabase());
        session = new Session(database.open(true), database.dialect());
        session.update(TABLE.formatted("many"));
        session.update(TABLE.formatted("single"));
    }

    @AfterEach
    void close() throws SQLException {
        session.close();
    }

    private static List<@Nullable Object[]> rows() {
        List<String> words = List.of(
                "plain",
                "",
                "a, b",
                "{curly}",
                "with \"quotes\"",
                "back\\slash",
                "NULL",
                "null",
                "two\nlines",
                "Größe \uD83C\uDFA5",
                " spaces ");
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            rows.add(new @Nullable Object[] {
                new UUID(1, i),
                words.get(i),
                Long.MAX_VALUE - i,
                i,
                new BigDecimal("59.940"),
                i % 2 == 0,
                Instant.parse("2026-11-20T08:00:00.123Z").plusSeconds(i),
                LocalDate.of(2026, 11, 20).plusDays(i),
                JsonText.parse("{\"text\": \"" + i + ", \\\"x\\\"\"}")
            });
        }
        rows.add(new @Nullable Object[] {new UUID(2, 0), null, null, null, null, null, null, null, null});
        return rows;
    }

    private List<String> stored(String table) throws SQLException {
        return session.query(
                "SELECT CAST(row_to_json(t) AS TEXT) FROM " + table + " t ORDER BY id", r -> r.getString(1));
    }

    @Test
    void everyKindOfValueComesAsItIs() throws SQLException {
        session.insert(INSERT.formatted("many"), rows());
        for (@Nullable Object[] row : rows()) {
            session.insert(INSERT.formatted("single"), List.<@Nullable Object[]>of(row));
        }
        assertThat(stored("many")).hasSize(rows().size()).isEqualTo(stored("single"));
    }

    @Test
    void whatIsThereIsReplaced() throws SQLException {
        session.insert(INSERT.formatted("many"), rows());
        List<@Nullable Object[]> others = rows();
        others.forEach(row -> row[1] = "other");
        session.insert(INSERT.formatted("many"), others);
        assertThat(session.query("SELECT DISTINCT words FROM many", r -> r.getString(1)))
                .containsExactly("other");
    }

    @Test
    void aStatementOfAnotherFormIsRefused() {
        assertThatThrownBy(() -> session.insert("INSERT INTO many (id, words) VALUES (?, lower(?))", rows()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
