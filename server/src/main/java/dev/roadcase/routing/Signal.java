package dev.roadcase.routing;

/** Two different questions about a path. */
public enum Signal {
    /** Where the signal goes as everything is routed now. */
    CURRENT,
    /** Where it could go as everything is plugged now, whatever the crosspoints say. */
    PHYSICAL
}
