package dev.roadcase.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import dev.roadcase.store.Store;
import dev.roadcase.sync.News;

/** What watchers are told of syncing: {@code {production, state, queued, pushed, pulled, total, error}}. */
final class SyncEvent {
    private SyncEvent() {}

    static ObjectNode of(News news) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        boolean show = news.scope() != null && !news.scope().equals(Store.LIBRARY);
        json.put("production", show ? String.valueOf(news.scope()) : null);
        json.put("state", news.state().wire());
        json.put("queued", news.queued());
        json.put("pushed", news.pushed());
        json.put("pulled", news.pulled());
        json.put("total", news.total());
        return json.put("error", news.error().isEmpty() ? null : news.error());
    }
}
