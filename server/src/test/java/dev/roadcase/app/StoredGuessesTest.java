package dev.roadcase.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.access.Access;
import dev.roadcase.access.AccessMode;
import dev.roadcase.access.EndedBook;
import dev.roadcase.access.PinResult;
import dev.roadcase.access.RosterBook;
import dev.roadcase.access.UserBook;
import dev.roadcase.store.DatabaseUrl;
import dev.roadcase.store.Store;
import dev.roadcase.store.StoreOptions;
import dev.roadcase.testkit.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Wrong PINs are counted in the database: by all processes of a hub together, and across a restart. */
@Timeout(120)
class StoredGuessesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T18:00:00Z"), ZoneOffset.UTC);

    /** What anybody may try in an hour, and the first turn of newcomers after that. */
    private static final int LOOKED_AT = 31;

    @TempDir
    Path folder = Path.of("");

    private static Access access(Path data, Store store) {
        return new Access(
                AccessMode.PIN,
                data,
                "3f6e",
                CLOCK,
                UserBook.NOBODY,
                RosterBook.NOWHERE,
                EndedBook.NOWHERE,
                new StoredGuesses(store.pinGuesses()),
                Optional.empty());
    }

    private static Store open(DatabaseUrl database) {
        return Store.open(StoreOptions.of(database), CLOCK);
    }

    private static String wrong(Access access) {
        return access.pin().reveal().equals("482913") ? "482914" : "482913";
    }

    private Path data(String name) throws IOException {
        Path data = Files.createDirectories(folder.resolve(name));
        for (String secret : List.of("session.key", "crew.pin", "admin.token")) {
            Path first = folder.resolve("0").resolve(secret);
            if (Files.exists(first)) {
                Files.copy(first, data.resolve(secret));
            }
        }
        return data;
    }

    @Test
    void guessesAtThreeProcessesOfAHubAtOnceCountTogether() throws Exception {
        DatabaseUrl database = Postgres.freshDatabase();
        try (Store one = open(database);
                Store two = open(database);
                Store three = open(database)) {
            List<Access> processes = new ArrayList<>();
            for (Store store : List.of(one, two, three)) {
                processes.add(access(data("" + processes.size()), store));
            }
            assertThat(tried(processes)).isEqualTo(LOOKED_AT);
            Access last = processes.getLast();
            assertThat(last.login(last.pin().reveal(), "phone", "10.2.0.1")).isInstanceOf(PinResult.TooMany.class);
            assertThat(last.login(last.longPin().reveal(), "phone", "10.2.0.1")).isInstanceOf(PinResult.Granted.class);
        }
    }

    private static int tried(List<Access> processes) throws Exception {
        List<Callable<Boolean>> guesses = IntStream.range(0, 150)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    Access process = processes.get(i % processes.size());
                    return process.login(wrong(process), "phone", "10.1.0." + i) instanceof PinResult.Wrong;
                })
                .toList();
        int tried = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var guess : threads.invokeAll(guesses)) {
                tried += guess.get() ? 1 : 0;
            }
        }
        return tried;
    }

    @Test
    void aRestartForgetsNoGuessAndAFreshPinForgetsAll() throws Exception {
        DatabaseUrl database = DatabaseUrl.sqlite(folder.resolve("roadcase.db"));
        try (Store store = open(database)) {
            assertThat(tried(List.of(access(data("0"), store)))).isEqualTo(LOOKED_AT);
        }
        try (Store store = open(database)) {
            Access again = access(folder.resolve("0"), store);
            assertThat(again.isPinGuessed()).isTrue();
            assertThat(again.login(again.pin().reveal(), "phone", "10.2.0.1")).isInstanceOf(PinResult.TooMany.class);
            again.replacePin();
            assertThat(again.login(again.pin().reveal(), "phone", "10.2.0.1")).isInstanceOf(PinResult.Granted.class);
        }
    }
}
