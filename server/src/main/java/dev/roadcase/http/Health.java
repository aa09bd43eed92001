package dev.roadcase.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the server can say of how it does. */
public interface Health {
    /** The word for all of it: starting, running, stopping. */
    String state();

    /** Everything an operator asks: database, queue, conflicts, disk, addresses. */
    ObjectNode details();

    /** How long the database takes to answer, measured now. */
    ObjectNode database();

    /** The same in Prometheus' text form. */
    String metrics();
}
