package dev.roadcase.model;

import static dev.roadcase.model.Field.*;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One show: everything else on site belongs to one. */
public record Production(
        Id<Production> id,
        String client,
        String showName,
        @Nullable String venue,
        @Nullable String room,
        @Nullable String timeZone,
        @Nullable Instant loadIn,
        @Nullable Instant loadOut,
        @Nullable String showInfoUrl,
        String status) {

    public static final EntityType<Production> TYPE = EntityType.of(
                    Production.class, "productions", "productions", "production")
            .doc("A show, from the first plan to the archive.")
            .unordered()
            .label("showName", "client")
            .fields(
                    line("client", "Who the show is for.").required(),
                    line("showName", "What the show is called.").required(),
                    line("venue", "House or hotel."),
                    line("room", "Hall or ballroom."),
                    zone("timeZone", "Where load-in 08:00 means 08:00; the server's zone unless given."),
                    moment("loadIn", "When the crew may enter."),
                    moment("loadOut", "When everything is out again."),
                    line("showInfoUrl", "Where the crew finds the rest."),
                    choice("status", "How far the show is.", "planning", "ready", "active", "completed", "archived")
                            .initial("planning")
                            .policy(MergePolicy.MANUAL)
                            .required(),
                    json(Lock.FIELD, Kind.Tree.Shape.ANY, "Where alone it may be worked on; set by locking it.")
                            .column("locked_to")
                            .policy(MergePolicy.MANUAL)
                            .hide())
            .build();
}
