package dev.roadcase.sync.core;

import java.util.UUID;

/**
 * Where in a body a record or an array stands.
 *
 * @param index by the places in the body, as violations name it: {@code outputs/0}
 * @param path by the ids of the records, as clashes name it: {@code outputs/<id>}
 */
record Place(String index, String path) {
    /** The record the body is about. */
    static final Place TOP = new Place("", "");

    Place array(String name) {
        return new Place(join(index, name), join(path, name));
    }

    Place item(int number, UUID id) {
        return new Place(join(index, Integer.toString(number)), join(path, id.toString()));
    }

    static String join(String above, String name) {
        return above.isEmpty() ? name : above + "/" + name;
    }
}
