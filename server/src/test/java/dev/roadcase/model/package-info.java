/** What a show is made of: values, codecs, places. */
@org.jspecify.annotations.NullMarked
package dev.roadcase.model;
