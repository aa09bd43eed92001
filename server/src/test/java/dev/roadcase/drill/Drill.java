package dev.roadcase.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Plays the drill and prints, step by step, what happened and what was lost. Exit code 1 when anything was. */
public final class Drill {
    private Drill() {}

    public static void main(String[] args) throws Exception {
        int phones = args.length > 0 ? Integer.parseInt(args[0]) : 50;
        Path folder = Files.createTempDirectory("roadcase-drill");
        long begun = System.nanoTime();
        int lost;
        try (Venue venue = new Venue(folder, phones)) {
            step("1. The planner builds a show on the hub", venue.plan());
            step("2. The lead packs it the night before", venue.pack());
            step("3. At the venue, without internet", venue.work());
            step("4. Somebody pulls the power in the middle of it", venue.powerCut());
            step("5. Meanwhile the planner edits the same show", venue.planOn());
            step("6. The internet comes back, badly", venue.goOnline());
            step("7. The hub is set back to last night by mistake", venue.setBackHub());
            step("8. The show is archived, exported, printed", venue.putAway());
            List<String> missing = venue.missing();
            missing.forEach(line -> System.out.println("   LOST: " + line));
            lost = missing.size();
            System.out.printf(
                    Locale.ROOT,
                    "%nAcknowledged on either side: %,d records with their last words. Lost: %d. (%d s)%n",
                    venue.acknowledged(),
                    lost,
                    (System.nanoTime() - begun) / 1_000_000_000);
        } catch (DrillFailed e) {
            System.out.println("   The drill ended here: " + e.getMessage());
            lost = 1;
        } finally {
            delete(folder);
        }
        System.exit(lost == 0 ? 0 : 1);
    }

    private static void step(String what, List<String> found) {
        System.out.println(what);
        found.forEach(line -> System.out.println("   " + line));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
