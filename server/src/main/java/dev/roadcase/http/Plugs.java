package dev.roadcase.http;

/** What the API gets from other parts of the server. */
public record Plugs(
        Gate gate,
        Transfers transfers,
        Content content,
        Health health,
        Admin admin,
        Recovery recovery,
        Updates updates,
        Syncing syncing,
        Accounts accounts,
        LiveRouters routers) {}
