package dev.roadcase.update;

import java.util.Locale;

/** System and processor in the words of the packages: {@code linux-amd64}, {@code linux-arm64}. */
final class Platform {
    private Platform() {}

    static String ofThisProcess() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static String of(String system, String processor) {
        return system.toLowerCase(Locale.ROOT).split(" ", 2)[0] + "-" + of(processor);
    }

    private static String of(String processor) {
        return switch (processor) {
            case "aarch64" -> "arm64";
            case "x86_64" -> "amd64";
            default -> processor;
        };
    }
}
