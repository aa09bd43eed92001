package dev.roadcase.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this process has had of the processors: on a machine that others use too it is steadier than the clock.
 *
 * @param millis of all its threads
 * @param compiling of those that compile; on a busy machine the time they waited for a processor is in it
 */
record Busy(double millis, double compiling) {
    static Busy now() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Busy(
                system.getProcessCpuTime() / 1e6,
                ManagementFactory.getCompilationMXBean().getTotalCompilationTime());
    }

    Busy since(Busy before) {
        return new Busy(millis - before.millis, compiling - before.compiling);
    }
}
