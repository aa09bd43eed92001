package dev.roadcase.update;

import dev.roadcase.model.RoadcaseException;

/** Whether what a slip announces may replace what runs. */
final class Fitness {
    private Fitness() {}

    /** Refuses what is for another machine, is there already, or is older. */
    static void require(Slip slip, String running) {
        if (!slip.platform().equals(Platform.ofThisProcess())) {
            throw new RoadcaseException("This update is for " + slip.platform() + ", and this machine is "
                    + Platform.ofThisProcess() + ". Nothing was changed.");
        }
        int newer = Versions.ORDER.compare(slip.version(), running);
        if (newer == 0) {
            throw new RoadcaseException("Roadcase " + running + " is installed already.");
        }
        if (newer < 0) {
            throw new RoadcaseException("This file holds Roadcase " + slip.version() + ", which is older than "
                    + running + " and may not understand its data. Nothing was changed.");
        }
    }
}
