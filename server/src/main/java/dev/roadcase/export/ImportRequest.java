package dev.roadcase.export;

import dev.roadcase.model.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a file is imported as.
 *
 * @param productionId the show the rows of sheets belong to; an archive brings its own
 * @param sheet which sheet it is, or null to tell it by its headers
 * @param dryRun whether only to report
 * @param fileName what the file was called, empty when unknown
 */
public record ImportRequest(
        @Nullable UUID productionId, @Nullable SheetKind sheet, boolean dryRun, Actor actor, String fileName) {}
