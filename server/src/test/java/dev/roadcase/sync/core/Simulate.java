package dev.roadcase.sync.core;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays as many histories as one likes over the real core of the sync, and makes small what fails. */
@Command(
        name = "scripts/simulate",
        description = "Plays random histories of a hub, two edges and three devices over the real core of the sync:"
                + " lost answers, dead disks, restored backups, copied edges, wrong clocks. Ends with 1 when one loses"
                + " something or ends apart, and prints the shortest form of the first that does.",
        mixinStandardHelpOptions = true)
final class Simulate implements Callable<Integer> {
    @Option(names = "--histories", defaultValue = "10000000", description = "How many (default ${DEFAULT-VALUE}).")
    private long histories;

    @Option(names = "--steps", defaultValue = "60", description = "Steps of each (default ${DEFAULT-VALUE}).")
    private int steps;

    @Option(names = "--from", defaultValue = "1", description = "The first seed (default ${DEFAULT-VALUE}).")
    private long from;

    @Option(names = "--seed", description = "Play this one only and tell its log.")
    private @Nullable Long seed;

    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    private final Map<String, Long> faults = new ConcurrentHashMap<>();
    private final AtomicLong played = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final SimTally tally = new SimTally();
    private final long began = System.nanoTime();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Simulate()).execute(arguments));
    }

    @Override
    public Integer call() {
        if (seed != null) {
            Simulation.tell(seed, steps, SimSetup.standard(), new BitSet(), out);
            return Simulation.run(seed, steps, SimSetup.standard()) == null ? 0 : 1;
        }
        LongStream.range(from, from + histories).parallel().forEach(this::play);
        progress();
        out.println(tally.told());
        new TreeMap<>(faults).forEach((kind, first) -> out.println(kind + ": first with seed " + first));
        faults.values().stream().min(Long::compare).ifPresent(this::tell);
        return faults.isEmpty() ? 0 : 1;
    }

    private void play(long one) {
        String kind = Simulation.kind(Simulation.run(one, steps, SimSetup.standard(), tally));
        if (!kind.isEmpty()) {
            failed.incrementAndGet();
            if (faults.merge(kind, one, Math::min) == one) {
                out.println(kind + ": with seed " + one);
            }
        }
        if (played.incrementAndGet() % 1_000_000 == 0) {
            progress();
        }
    }

    private void progress() {
        double seconds = (System.nanoTime() - began) / 1e9;
        out.printf(
                "%,d histories of %d steps, %,d failed, %.0f s (%,.0f per second)%n",
                played.get(), steps, failed.get(), seconds, played.get() / seconds);
    }

    private void tell(long failing) {
        BitSet skipped = Simulation.shrunk(failing, steps, SimSetup.standard());
        out.println("Seed " + failing + " with " + (steps - skipped.cardinality()) + " of its " + steps + " steps:");
        Simulation.tell(failing, steps, SimSetup.standard(), skipped, out);
    }
}
