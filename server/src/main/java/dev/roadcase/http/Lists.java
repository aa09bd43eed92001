package dev.roadcase.http;

import dev.roadcase.model.EntityType;
import dev.roadcase.model.Nested;
import dev.roadcase.model.Production;
import dev.roadcase.model.Row;
import dev.roadcase.store.ListQuery;
import dev.roadcase.store.Reading;
import dev.roadcase.store.ScopeState;
import dev.roadcase.store.Store;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Answers lists of records, from the cache where nothing has changed since. What is in the cache was asked in the same words
 * while the scopes stood where they stand, so its parameters were understood and its production was there.
 */
final class Lists {
    private final Store store;
    private final ListCache cache;
    private final Transfers transfers;

    Lists(Store store, ListCache cache, Transfers transfers) {
        this.store = store;
        this.cache = cache;
        this.transfers = transfers;
    }

    void answer(Exchange x, EntityType<?> type, @Nullable UUID scope) throws IOException {
        String asked = x.ctx().path() + "?" + x.ctx().queryString();
        String etag = Etags.of(asked, x.caller().level(), heads(type, scope));
        x.ctx().header("Cache-Control", "private, no-cache");
        ListCache.Entry known = cache.get(etag);
        if (known == null) {
            ListParams params = ListParams.of(type, scope, x.ctx().queryParamMap());
            Rendered rendered = render(x, params, asked);
            known = rendered.entry();
            etag = rendered.etag();
        }
        if (known.link() != null) {
            x.ctx().header("Link", known.link());
        }
        if (!x.isUnchanged(etag)) {
            x.answer(known);
        }
    }

    private Collection<ScopeState> heads(EntityType<?> type, @Nullable UUID scope) {
        if (type == Production.TYPE) {
            return store.heads();
        }
        return store.head(scope == null ? Store.LIBRARY : scope).stream().toList();
    }

    private record Rendered(ListCache.Entry entry, String etag) {}

    /** Renders within one look at the store, and keeps the answer under where the scopes stood in that look. */
    private Rendered render(Exchange x, ListParams params, String asked) {
        UUID scope = params.query().scope();
        Rendered rendered = store.read(reading -> {
            if (scope != null) {
                EntityHandler.requireProduction(reading, scope);
            }
            List<Row> rows = reading.list(params.query());
            byte[] body = params.csv() ? csv(reading, params, rows) : json(reading, params, rows);
            String type = params.csv() ? "text/csv; charset=utf-8" : "application/json";
            String etag = Etags.of(asked, x.caller().level(), scopes(reading, params));
            return new Rendered(ListCache.Entry.of(body, type, link(x, params, rows)), etag);
        });
        cache.put(rendered.etag(), rendered.entry());
        return rendered;
    }

    private static List<ScopeState> scopes(Reading reading, ListParams params) {
        if (params.query().type() == Production.TYPE) {
            return reading.scopes();
        }
        UUID scope = params.query().scope();
        return reading.scope(scope == null ? Store.LIBRARY : scope).stream().toList();
    }

    private byte[] csv(Reading reading, ListParams params, List<Row> rows) {
        EntityType<?> type = params.query().type();
        reading.loadNested(type, rows);
        return transfers.csv(reading, type, rows, params.crew()).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] json(Reading reading, ListParams params, List<Row> rows) {
        Nested nested = nested(reading, params, rows);
        return RecordJson.bytes(json -> {
            json.writeStartArray();
            for (Row row : rows) {
                RecordJson.write(json, row, nested, params.only());
            }
            json.writeEndArray();
        });
    }

    /** Loads what is nested in the rows, and only that. */
    private static Nested nested(Reading reading, ListParams params, List<Row> rows) {
        ListQuery query = params.query();
        boolean wanted = query.type().children().stream()
                .anyMatch(c -> params.only() == null || params.only().contains(c.name()));
        if (!wanted || rows.isEmpty()) {
            return (type, parent) -> List.of();
        }
        boolean whole = query.page() == null
                && query.filters().isEmpty()
                && query.words().isEmpty();
        UUID scope = query.scope();
        if (whole && scope != null) {
            return inScope(reading, query.type(), scope);
        }
        reading.loadNested(query.type(), rows);
        return reading;
    }

    /** What is nested in all records of one entity of a production, read with one query per nested entity. */
    static Nested inScope(Reading reading, EntityType<?> type, UUID scope) {
        Map<EntityType<?>, Map<UUID, List<Row>>> found = new java.util.HashMap<>();
        type.children().forEach(c -> found.put(c.type(), reading.nestedInScope(c.type(), scope)));
        return (child, parent) -> found.getOrDefault(child, Map.of()).getOrDefault(parent, List.of());
    }

    private static @Nullable String link(Exchange x, ListParams params, List<Row> rows) {
        ListQuery.Page page = params.query().page();
        if (page == null || rows.size() < page.limit()) {
            return null;
        }
        StringBuilder query = new StringBuilder();
        x.ctx().queryParamMap().forEach((name, values) -> {
            if (!name.equals("after")) {
                query.append(encode(name))
                        .append('=')
                        .append(encode(values.getFirst()))
                        .append('&');
            }
        });
        String after = ListParams.tokenAfter(rows.getLast());
        return "<" + x.ctx().path() + "?" + query + "after=" + after + ">; rel=\"next\"";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
