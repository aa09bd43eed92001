/** The configuration's layers. */
@org.jspecify.annotations.NullMarked
package dev.roadcase.config;
