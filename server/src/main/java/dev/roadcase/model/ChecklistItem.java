package dev.roadcase.model;

import static dev.roadcase.model.Field.*;

import dev.roadcase.model.Kind.Tree.Shape;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Something to be done before the show. */
public record ChecklistItem(
        Id<ChecklistItem> id,
        Id<Production> productionId,
        String title,
        @Nullable String category,
        @Nullable LocalDate dueDate,
        @Nullable Integer daysBeforeShow,
        @Nullable Instant completedAt,
        @Nullable String completedBy,
        @Nullable String assignee,
        @Nullable String reference,
        @Nullable JsonText notes) {

    public static final EntityType<ChecklistItem> TYPE = EntityType.of(
                    ChecklistItem.class, "checklist-items", "checklist_items", "checklist item")
            .doc("Something to be done before the show.")
            .label("title")
            .fields(
                    line("title", "What is to be done.").required(),
                    line("category", "Section of the list.").vocabulary("checklist-categories"),
                    day("dueDate", "Day by which it must be done.").group("due"),
                    whole("daysBeforeShow", 0, 3_650, "Or so many days before load-in.")
                            .unit("d")
                            .group("due"),
                    moment("completedAt", "When it was done.").group("done"),
                    line("completedBy", "Who did it.").group("done"),
                    line("assignee", "Who shall do it."),
                    line("reference", "Drawing, mail or person it refers to."),
                    json("notes", Shape.NOTES, "Dated remarks, each {at, by, text}.")
                            .combine(Combine.UNION))
            .build();
}
