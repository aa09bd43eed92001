package dev.roadcase.routing;

import dev.roadcase.routing.Finding.Place;
import java.util.UUID;

/**
 * The end that takes an end's part in a copy: another one that is there, or one of a thing that the plan makes.
 *
 * @param id its id
 * @param holder the id of what has it
 * @param like an end that is there and takes the same plug; itself where it is there
 * @param marked what is marked at it
 */
record Twin(UUID id, UUID holder, End like, String marked, Place place) {}
