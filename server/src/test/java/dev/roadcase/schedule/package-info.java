/** Tests of the cable schedule. */
@org.jspecify.annotations.NullMarked
package dev.roadcase.schedule;
