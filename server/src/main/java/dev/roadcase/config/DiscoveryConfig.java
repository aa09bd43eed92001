package dev.roadcase.config;

/** Whether the server announces itself on the network by mDNS. */
public record DiscoveryConfig(boolean mdns) {}
