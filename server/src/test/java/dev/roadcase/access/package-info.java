/** Who gets in, who does not, and what stays secret. */
@org.jspecify.annotations.NullMarked
package dev.roadcase.access;
