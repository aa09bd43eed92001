package dev.roadcase.update;

import dev.roadcase.model.RoadcaseException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * One upgrade, from the file to the server that runs it: checked, unpacked beside the old version, saved, rehearsed on a copy,
 * switched to by one rename; and back again when the new version does not come up. Until the rename the old version just runs.
 */
public final class Update {
    private final Programs programs;
    private final PublicKey key;
    private final String running;
    private final Server server;
    private final BiConsumer<Stage, String> told;
    private final Healthy healthy;

    /**
     * The server that is upgraded.
     *
     * @param snapshot saves its data now; empty when there is nothing to save with
     * @param keeper who restarts it; empty when nobody does, so that the new version waits for its next start
     */
    public record Server(Path data, Supplier<Optional<Path>> snapshot, Optional<Keeper> keeper) {}

    /**
     * @param running the version that is updated
     * @param patience how long a version may take to come up
     * @param told one sentence per step
     */
    public Update(
            Programs programs,
            PublicKey key,
            String running,
            Server server,
            Duration patience,
            BiConsumer<Stage, String> told) {
        this.programs = programs;
        this.key = key;
        this.running = running;
        this.server = server;
        this.told = told;
        healthy = new Healthy(patience);
    }

    /** Installs the file's version; answers with it. What cannot be done is thrown, and the old version stays. */
    @SuppressWarnings("try") // the lock is only held
    public String install(Path file) {
        try (healthy;
                UpdateFile update = UpdateFile.open(file, key)) {
            Slip slip = update.slip();
            refuseUnfit(slip, file);
            try (FileChannel lock = programs.lock()) {
                told.accept(
                        Stage.UNPACKING, "The file is signed and fits. Unpacking Roadcase " + slip.version() + "...");
                unpack(update);
                install(slip.version());
            }
            return slip.version();
        } catch (IOException e) {
            throw new RoadcaseException("The update could not be written. Roadcase " + running + " stays.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RoadcaseException("Interrupted. Roadcase " + running + " stays.", e);
        }
    }

    /** Which version a file holds that this key signed. */
    public String offers(Path file) {
        try (UpdateFile update = UpdateFile.open(file, key)) {
            return update.slip().version();
        }
    }

    private void unpack(UpdateFile update) throws IOException {
        Path incoming = programs.incoming();
        try {
            programs.keep(update.unpack(incoming), update.slip().version());
        } finally {
            Disk.delete(incoming);
        }
    }

    private void refuseUnfit(Slip slip, Path file) throws IOException {
        Fitness.require(slip, running);
        long needed = 4 * Files.size(file); // the archive, what comes out of it, and room to go on
        if (Files.getFileStore(programs.base()).getUsableSpace() < needed) {
            throw new RoadcaseException(
                    "The update needs " + (needed >> 20) + " MiB of free disk. Nothing was changed.");
        }
    }

    private void install(String version) throws IOException, InterruptedException {
        told.accept(Stage.SAVING, "Saving the data...");
        Optional<Path> saved = server.snapshot().get();
        if (saved.isPresent()) {
            told.accept(Stage.TRYING, "The data is saved in " + saved.get() + ". Trying the new version on a copy...");
            rehearse(version, saved.get());
        } else {
            told.accept(Stage.TRYING, "The data could not be copied, so the new version was not tried on it.");
        }
        if (server.keeper().isPresent()) {
            switchOver(version, saved, server.keeper().get());
        } else {
            programs.switchTo(Optional.of(version));
            told.accept(
                    Stage.WAITING,
                    "Roadcase " + version + " is what starts next. What runs now goes on until it is stopped.");
        }
    }

    private void rehearse(String version, Path saved) throws IOException, InterruptedException {
        Path launcher = programs.folder(version).resolve("bin/roadcase");
        if (!new Rehearsal(healthy).goesWell(launcher, version, saved)) {
            Disk.delete(programs.folder(version));
            throw new RoadcaseException("Roadcase " + version + " does not come up on a copy of the data. Roadcase "
                    + running + " was not touched and goes on.");
        }
    }

    private void switchOver(String version, Optional<Path> saved, Keeper keeper) throws IOException {
        Optional<String> before = programs.current();
        told.accept(Stage.RESTARTING, "It came up. Restarting the server with it...");
        keeper.stop();
        programs.switchTo(Optional.of(version));
        keeper.start();
        if (!healthy.comesUp(server.data(), version, keeper::gaveUp)) {
            goBack(before, saved, keeper);
            Disk.delete(programs.folder(version));
            throw new RoadcaseException(
                    "Roadcase " + version + " did not come up. Roadcase " + running + " runs again, with its data.");
        }
        Set<String> kept = new HashSet<>(Set.of(version));
        before.ifPresent(kept::add);
        programs.tidy(kept);
        told.accept(Stage.DONE, "Roadcase " + version + " runs.");
    }

    /** First as it is, so that nothing written since is lost; from the snapshot when the old version cannot read it any more. */
    private void goBack(Optional<String> before, Optional<Path> saved, Keeper keeper) throws IOException {
        told.accept(Stage.GOING_BACK, "It does not come up. Going back to Roadcase " + running + "...");
        keeper.stop();
        programs.switchTo(before);
        keeper.start();
        if (healthy.comesUp(server.data(), running, keeper::gaveUp)) {
            return;
        }
        keeper.stop();
        if (saved.isPresent()) {
            restore(saved.get());
        }
        keeper.start();
        if (!healthy.comesUp(server.data(), running, keeper::gaveUp)) {
            throw new RoadcaseException("Neither version comes up. The data from before is "
                    + saved.map(Path::toString).orElse("not saved") + "; 'roadcase doctor' says more.");
        }
    }

    private void restore(Path saved) throws IOException {
        String data = server.data().toString();
        List<String> command = List.of(programs.launcher().toString(), "restore", "--data", data, saved.toString());
        if (Program.runAsOwnerOf(server.data(), command) != 0) {
            told.accept(Stage.GOING_BACK, "The snapshot could not be restored: try 'roadcase restore " + saved + "'.");
        }
    }
}
