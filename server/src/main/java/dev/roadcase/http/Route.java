package dev.roadcase.http;

import dev.roadcase.model.EntityType;
import io.javalin.http.HandlerType;
import org.jspecify.annotations.Nullable;

/**
 * One path and verb of the API: who may use it, what it does, and what it says about itself.
 *
 * @param entity the entity whose records it takes or gives, for the API description
 */
record Route(
        HandlerType verb,
        String path,
        Level level,
        String summary,
        Action action,
        @Nullable EntityType<?> entity,
        Shape shape) {

    /** What answers a request. */
    @FunctionalInterface
    interface Action {
        void handle(Exchange exchange) throws Exception;
    }

    /** What goes in and comes out. */
    enum Shape {
        LIST,
        RECORD,
        CREATION,
        EDIT,
        DELETION,
        COMMAND,
        OTHER
    }

    static Route of(HandlerType verb, String path, Level level, String summary, Action action) {
        return new Route(verb, path, level, summary, action, null, Shape.OTHER);
    }

    Route about(EntityType<?> type, Shape of) {
        return new Route(verb, path, level, summary, action, type, of);
    }
}
