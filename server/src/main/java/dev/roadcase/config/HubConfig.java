package dev.roadcase.config;

import java.net.URI;
import java.util.Optional;

/** The hub this edge brings its shows home to; without an address there is none. */
public record HubConfig(Optional<URI> url) {}
