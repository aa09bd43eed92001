package dev.roadcase.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Production;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Row;
import dev.roadcase.model.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up, made of a few megabytes of memory; only root may mount it, elsewhere the test is left out. */
class DiskFullTest {
    @TempDir
    Path folder = Path.of("");

    private final UUID show = Ids.mint();

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    @BeforeEach
    void mount() throws InterruptedException {
        boolean mounted;
        try {
            mounted = run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", folder.toString()) == 0;
        } catch (IOException e) {
            mounted = false;
        }
        assumeTrue(mounted, "a small disk can only be mounted by root on Linux");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        run("umount", "-l", folder.toString());
    }

    private Commit.Result commit(Store store, Ask ask) {
        return store.commit(
                Commit.of(Proposal.by(Actor.SYSTEM, Engine.CLOCK.instant(), show, Cause.EDIT, List.of(ask))));
    }

    private Ask source(UUID id) {
        return StoreContract.create(Source.TYPE, id, "{'type':'cam','name':'S','note':'" + "n".repeat(9_000) + "'}");
    }

    private void fill(Path ballast) {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(ballast).exists();
        }
    }

    @Test
    void writesAreRefusedReadsGoOnAndItRecoversByItself() throws IOException {
        Path ballast = folder.resolve("ballast");
        List<UUID> acknowledged = new ArrayList<>();
        try (Store store =
                Store.open(StoreOptions.of(DatabaseUrl.sqlite(folder.resolve("roadcase.db"))), Engine.CLOCK)) {
            commit(store, StoreContract.create(Production.TYPE, show, "{'client':'Acme','showName':'Summit'}"));
            UUID first = Ids.mint();
            commit(store, source(first));
            acknowledged.add(first);
            fill(ballast);
            assertThatThrownBy(() -> {
                        while (true) {
                            UUID id = Ids.mint();
                            commit(store, source(id));
                            acknowledged.add(id);
                        }
                    })
                    .isInstanceOf(StoreException.Full.class)
                    .hasMessageContaining("full");
            assertThatThrownBy(() -> commit(store, source(Ids.mint()))).isInstanceOf(StoreException.Full.class);
            assertThat(present(store)).containsExactlyElementsOf(acknowledged);
            assertThatThrownBy(() -> new Snapshots(store, folder, Engine.CLOCK).take())
                    .isInstanceOf(StoreException.class);
            assertThat(new Snapshots(store, folder, Engine.CLOCK).list()).isEmpty();
            Files.delete(ballast);
            UUID last = Ids.mint();
            commit(store, source(last));
            acknowledged.add(last);
            assertThat(present(store)).containsExactlyElementsOf(acknowledged);
            assertThat(Integrity.check(store)).isEmpty();
            assertThat(store.<Boolean>read(
                            r -> r.row(new Key(Source.TYPE, last)).isPresent()))
                    .isTrue();
        }
    }

    private List<UUID> present(Store store) {
        return store.read(r -> r.list(ListQuery.all(Source.TYPE, show))).stream()
                .map(Row::id)
                .toList();
    }
}
