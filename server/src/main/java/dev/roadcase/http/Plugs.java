package dev.roadcase.http;

/** What the API gets from other parts of the server. */
public record Plugs(
        Gate gate,
        Transfers transfers,
        Content content,
        LiveRouters routers,
        Health health,
        Admin admin,
        Syncing syncing) {}
