package dev.roadcase.routing;

import java.util.Locale;

/** How bad a finding is. */
public enum Severity {
    /** It cannot work like this; people are not let do it, but imports and other servers may bring it. */
    ERROR,
    /** It will not work, or not well, unless somebody knows better. */
    WARNING,
    /** It may be meant so. */
    NOTE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
