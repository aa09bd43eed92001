package dev.roadcase.http;

import java.util.List;

/** What ships with Roadcase, as far as the API offers to bring it back. */
@FunctionalInterface
public interface Content {
    /** The values a vocabulary has when nobody has edited it. */
    List<String> defaults(String vocabulary);
}
