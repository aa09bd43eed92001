package dev.roadcase.sync.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to be done with a patch of one field group. */
public sealed interface Verdict {
    /** Write these values: the author knew what they replace, or both can stand together. */
    record Apply(Map<String, @Nullable Object> values) implements Verdict {
        public Apply {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** They stand there already. */
    record Same() implements Verdict {}

    /** What is there was written by somebody who had seen this. */
    record Superseded() implements Verdict {}

    /** It builds on a change that is not here. */
    record Parked(Map<String, @Nullable Object> base) implements Verdict {
        public Parked {
            base = Collections.unmodifiableMap(new LinkedHashMap<>(base));
        }
    }

    /** Its author only took back what they had written since the two went apart. */
    record Withdrawn(Map<String, @Nullable Object> base) implements Verdict {
        public Withdrawn {
            base = Collections.unmodifiableMap(new LinkedHashMap<>(base));
        }
    }

    /** Two people wrote different things; {@code base} is what both started from. */
    record Clash(Map<String, @Nullable Object> base) implements Verdict {
        public Clash {
            base = Collections.unmodifiableMap(new LinkedHashMap<>(base));
        }
    }
}
