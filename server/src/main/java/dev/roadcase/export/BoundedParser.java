package dev.roadcase.export;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A parser that refuses a single record of absurd size before it fills the memory. */
final class BoundedParser extends JsonParserDelegate {
    /** Twenty times a device with 2,000 ports. */
    private static final int TOKENS = 1_000_000;

    private int tokens;

    BoundedParser(JsonParser parser) {
        super(parser);
    }

    /** Begins to count anew. */
    void restart() {
        tokens = 0;
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        tokens++;
        if (tokens > TOKENS) {
            throw new StreamConstraintsException("A single record is too large", currentLocation());
        }
        return super.nextToken();
    }
}
