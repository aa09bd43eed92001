package dev.roadcase.discovery;

import java.util.List;

/** A server that was found on the network; {@code urls} are where it can be opened. */
public record Found(String id, String name, String role, String version, List<String> urls) {}
